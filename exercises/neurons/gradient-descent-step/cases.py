"""Smallest first."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(
        name=name,
        args=args,
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def cases(rng):
    yield dict(name={"en": "one number", "zh-hans": "一个数"}, args=(np.array([3.0]), np.array([2.0]), 0.5))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([1.0, -2.0]), np.array([0.5, -1.0]), 0.1)
    )
    yield dict(
        name={"en": "a matrix", "zh-hans": "一个矩阵"},
        args=(np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(2, 3) - 2, 0.25),
    )
    yield hidden(
        {"en": "no gradient", "zh-hans": "没有梯度"},
        (rng.normal(size=(2, 2)), np.zeros((2, 2)), 0.1),
        "a gradient of zeros",
        "梯度全为零",
    )
    yield hidden(
        {"en": "kernels", "zh-hans": "卷积核"},
        (rng.normal(size=(4, 3, 5, 5)), rng.normal(size=(4, 3, 5, 5)), 1.5),
        "a parameter with four axes",
        "四维参数",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), float(rng.uniform(0.01, 0.5))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One to four weights."""
    for shape in ((1,), (2,), (1, 2), (2, 2)):
        for rate in (0.5, 0.25, 2.0):
            w, dw = rng.integers(-3, 4, size=(2, *shape)).astype(float)
            yield dict(args=(w, dw, rate))

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
    yield dict(name={"en": "one weight", "zh-hans": "一个权重"}, args=(np.array([3.0]), 0.5))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([[1.0, -2.0], [3.0, 0.0]]), 0.1))
    yield dict(name={"en": "a strength above 1", "zh-hans": "强度大于 1"}, args=(np.array([[2.0, -1.0, 0.5]]), 4.0))
    yield hidden(
        {"en": "no penalty", "zh-hans": "没有惩罚"}, (rng.normal(size=(3, 2)), 0.0), "a strength of 0", "系数为 0"
    )
    yield hidden(
        {"en": "kernels", "zh-hans": "卷积核"},
        (rng.normal(size=(2, 3, 2, 2)), 0.3),
        "weights with four axes",
        "四维权重",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(4, 5)), float(rng.uniform(0.1, 1))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One to four weights."""
    for shape in ((1,), (2,), (1, 2), (2, 2), (1, 2, 2)):
        for strength in (2.0, 0.5, 0.0):
            yield dict(args=(rng.integers(-3, 4, size=shape).astype(float), strength))

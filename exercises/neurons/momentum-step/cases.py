"""Smallest first; the first step starts at rest, the later ones with a velocity."""

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
    yield dict(
        name={"en": "from rest", "zh-hans": "从静止开始"},
        args=(np.array([1.0, -2.0]), np.array([0.5, 1.0]), np.zeros(2), 0.1, 0.9),
    )
    yield dict(
        name={"en": "the second step", "zh-hans": "第二步"},
        args=(np.array([0.95, -2.1]), np.array([0.5, 1.0]), np.array([0.5, 1.0]), 0.1, 0.9),
    )
    yield dict(
        name={"en": "the gradient turns round", "zh-hans": "梯度掉转方向"},
        args=(np.array([3.0]), np.array([-4.0]), np.array([2.0]), 0.5, 0.5),
    )
    yield hidden(
        {"en": "no momentum", "zh-hans": "没有动量"},
        (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), 0.2, 0.0),
        "a momentum of 0",
        "动量系数为 0",
    )
    yield hidden(
        {"en": "rolling on without a gradient", "zh-hans": "没有梯度也继续滚动"},
        (rng.normal(size=4), np.zeros(4), rng.normal(size=4), 0.3, 0.8),
        "a gradient of zeros",
        "梯度全为零",
    )
    yield hidden(
        {"en": "kernels", "zh-hans": "卷积核"},
        tuple(rng.normal(size=(2, 3, 3, 2)) for _ in range(3)) + (1.5, 0.7),
        "a parameter with four axes",
        "四维参数",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        tuple(rng.normal(size=(3, 4)) for _ in range(3)) + (float(rng.uniform(0.05, 0.5)), 0.9),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One to four weights."""
    for shape in ((1,), (2,), (1, 2), (2, 2)):
        for rate, momentum in ((0.5, 0.5), (0.25, 0.0), (2.0, 0.75)):
            w, dw, v = rng.integers(-3, 4, size=(3, *shape)).astype(float)
            yield dict(args=(w, dw, v, rate, momentum))

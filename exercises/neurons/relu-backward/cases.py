"""Smallest first. No element of X is 0: at the kink a derivative of 0 is as right as one of 1."""

import numpy as np


def away_from_zero(rng, shape):
    return rng.uniform(0.1, 2, size=shape) * rng.choice([-1.0, 1.0], size=shape)


def cases(rng):
    yield dict(name={"en": "one open gate", "zh-hans": "一扇开着的门"}, args=(np.array([3.0]), np.array([0.5])))
    yield dict(name={"en": "one closed gate", "zh-hans": "一扇关着的门"}, args=(np.array([3.0]), np.array([-0.5])))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[5.0, -6.0], [7.0, -8.0]]), np.array([[1.0, 2.0], [-1.0, -2.0]])),
    )
    yield dict(
        name={"en": "all negative", "zh-hans": "全是负数"},
        args=(rng.normal(size=(3, 2)), -1.0 - rng.random(size=(3, 2))),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an input without a positive element", "zh-hans": "输入中没有正数"},
    )
    yield dict(
        name={"en": "four axes", "zh-hans": "四个轴"},
        args=(rng.normal(size=(2, 3, 1, 4)), away_from_zero(rng, (2, 3, 1, 4))),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "arrays with four axes", "zh-hans": "四维数组"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(6, 5)), away_from_zero(rng, (6, 5))),
        visible=False,
        fresh=True,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def family(rng, name):
    """One to three numbers, small and large, of either sign."""
    for scale in (1.0, 30.0, 800.0):
        for shape in ((1,), (2,), (1, 2), (2, 1), (1, 1, 2)):
            for _ in range(3):
                X = scale * (rng.integers(-3, 4, size=shape) / 2 + 0.25)
                yield dict(args=(rng.integers(-3, 4, size=shape).astype(float), X))

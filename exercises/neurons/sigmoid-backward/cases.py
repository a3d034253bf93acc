"""Smallest first; gradients of both signs, and inputs where the slope vanishes."""

import numpy as np


def cases(rng):
    yield dict(name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([3.0]), np.array([1.0])))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([1.0, 2.0, -1.0]), np.array([0.0, 0.0, 2.0])),
    )
    yield dict(
        name={"en": "where the slope vanishes", "zh-hans": "斜率消失的地方"},
        args=(np.array([[1.0, -2.0], [1.0, 1.0]]), np.array([[1000.0, -1000.0], [-3.0, 3.0]])),
    )
    yield dict(
        name={"en": "some gradients are zero", "zh-hans": "有些梯度为零"},
        args=(np.array([[0.0, 1.5, 0.0], [-2.0, 0.0, 0.5]]), rng.normal(size=(2, 3))),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a gradient with zeros", "zh-hans": "含有零的梯度"},
    )
    yield dict(
        name={"en": "four axes", "zh-hans": "四个轴"},
        args=(rng.normal(size=(2, 3, 1, 4)), 2 * rng.normal(size=(2, 3, 1, 4))),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "arrays with four axes", "zh-hans": "四维数组"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(5, 2)), 3 * rng.normal(size=(5, 2))),
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
                X = scale * (rng.integers(-3, 4, size=shape) / 2)
                yield dict(args=(rng.integers(-3, 4, size=shape).astype(float), X))

"""Smallest first; gradients of both signs, and inputs where the slope vanishes."""

import numpy as np


def cases(rng):
    yield dict(name="one element", args=(np.array([3.0]), np.array([0.5])))
    yield dict(name="the worked example", args=(np.array([1.0, 2.0, -1.0]), np.array([0.0, 1.0, 2.0])))
    yield dict(
        name="where the slope vanishes",
        args=(np.array([[1.0, -2.0], [1.0, 1.0]]), np.array([[1000.0, -1000.0], [-1.5, 1.5]])),
    )
    yield dict(
        name="some gradients are zero",
        args=(np.array([[0.0, 1.5, 0.0], [-2.0, 0.0, 0.5]]), rng.normal(size=(2, 3))),
        visible=False,
        reveal="property",
        property={"en": "a gradient with zeros", "zh-hans": "含有零的梯度"},
    )
    yield dict(
        name="four axes",
        args=(rng.normal(size=(2, 3, 1, 4)), rng.normal(size=(2, 3, 1, 4))),
        visible=False,
        reveal="property",
        property={"en": "arrays with four axes", "zh-hans": "四维数组"},
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(5, 2)), rng.normal(size=(5, 2))),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )

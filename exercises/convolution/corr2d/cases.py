"""Smallest first: the first case that fails is the easiest one to work out by hand."""

import numpy as np


def cases(rng):
    yield dict(name="one pixel, one weight", args=(np.array([[3.0]]), np.array([[-2.0]])))
    yield dict(
        name="the worked example",
        args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2)),
    )
    yield dict(
        name="kernel as large as the image",
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [0.0, -1.0]])),
    )
    yield dict(
        name="a row of pixels, a difference kernel",
        args=(np.array([[1.0, 1.0, 0.0, 0.0, 1.0]]), np.array([[1.0, -1.0]])),
    )
    yield dict(
        name="wide image, tall kernel",
        args=(np.arange(15.0).reshape(3, 5), np.array([[1.0], [2.0]])),
        points=2,
    )
    yield dict(
        name="tall image, wide kernel",
        args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3))),
        visible=False,
        points=2,
        reveal="property",
        property={"en": "an image and a kernel that are not square", "zh-hans": "图像和卷积核都不是正方形"},
    )
    yield dict(
        name="a single weight scales",
        args=(rng.normal(size=(4, 6)), np.array([[2.5]])),
        visible=False,
        reveal="property",
        property={"en": "a kernel of one weight", "zh-hans": "只有一个权重的卷积核"},
    )
    yield dict(
        name="a view with gaps",
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(2, 3)).T),
        visible=False,
        reveal="property",
        property={"en": "an image that is a transposed, strided view", "zh-hans": "图像是转置并带步长的视图"},
    )
    yield dict(
        name="whole numbers",
        args=(rng.integers(0, 256, size=(5, 5)), rng.integers(-3, 4, size=(3, 3))),
        visible=False,
        reveal="property",
        property={"en": "integer pixels and weights", "zh-hans": "整数像素和整数权重"},
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 4))),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "a random image, other numbers for everyone", "zh-hans": "随机图像，每个人的数值都不同"},
    )

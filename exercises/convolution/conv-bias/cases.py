"""Smallest first; the bias is 0 once, and never 1 or the mean of anything."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one pixel, one weight", args=(np.array([[3.0]]), np.array([[-2.0]]), 5.0))
    yield dict(
        name="the worked example", args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2), -20.0), points=2
    )
    yield dict(name="a bias of 0", args=(np.arange(6.0).reshape(2, 3), np.array([[1.0, -1.0]]), 0.0))
    yield dict(name="a kernel of zeros leaves the bias", args=(np.arange(6.0).reshape(2, 3), np.zeros((2, 2)), 0.25))
    yield dict(name="a whole number as bias", args=(np.ones((2, 4)), np.ones((2, 4)), 3))
    yield dict(
        name="tall image, wide kernel",
        args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3)), -1.5),
        **hidden("an image and a kernel that are not square", "图像和卷积核都不是正方形"),
    )
    yield dict(
        name="a view with gaps",
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(3, 2)), 0.7),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 4)), float(rng.normal())),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

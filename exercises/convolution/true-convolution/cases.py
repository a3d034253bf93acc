"""Smallest first; no kernel but the first two is the same after a flip on one axis only."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one pixel, one weight", args=(np.array([[3.0]]), np.array([[-2.0]])))
    yield dict(name="a row", args=(np.array([[1.0, 2.0, 4.0]]), np.array([[1.0, -1.0]])))
    yield dict(name="the worked example", args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2)))
    yield dict(
        name="kernel as large as the image",
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [5.0, -1.0]])),
    )
    lone = np.zeros((5, 7))
    lone[2, 3] = 1.0
    yield dict(name="a lone 1 gives the kernel itself", args=(lone, np.arange(1.0, 13.0).reshape(3, 4)), points=2)
    yield dict(
        name="tall image, wide kernel",
        args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3))),
        **hidden("an image and a kernel that are not square", "图像和卷积核都不是正方形"),
    )
    yield dict(
        name="a view with gaps",
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(3, 2))),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 4))),
        fresh=True,
        points=2,
        **hidden("a random image, other numbers for everyone", "随机图像，每个人的数值都不同"),
    )

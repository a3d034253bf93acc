"""Smallest first; every element of the image is another number, so that each mix-up of places shows."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one pixel", args=(np.array([[[3.0]]]), (1, 1), (0, 0), (1, 1)))
    yield dict(name="the worked example", args=(np.arange(9.0).reshape(1, 3, 3), (2, 2), (0, 0), (1, 1)), points=2)
    yield dict(
        name="one window: kernel as large as the image", args=(np.arange(6.0).reshape(1, 2, 3), (2, 3), (0, 0), (1, 1))
    )
    yield dict(name="two channels, 1x1 kernel", args=(np.arange(12.0).reshape(2, 2, 3), (1, 1), (0, 0), (1, 1)))
    yield dict(
        name="two channels, wide kernel", args=(np.arange(16.0).reshape(2, 2, 4), (1, 2), (0, 0), (1, 2)), points=2
    )
    yield dict(name="a frame of zeros", args=(np.arange(1.0, 5.0).reshape(1, 2, 2), (2, 2), (1, 1), (2, 1)))
    yield dict(
        name="nothing square",
        args=(rng.normal(size=(3, 5, 7)), (3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("an image, kernel, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name="a stride that doesn't divide",
        args=(rng.normal(size=(2, 8, 9)), (3, 2), (1, 0), (4, 3)),
        points=2,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name="channels last in memory",
        args=(rng.normal(size=(6, 4, 3)).transpose(2, 0, 1), (2, 3), (2, 1), (1, 2)),
        **hidden("an image that is a transposed view", "图像是转置得到的视图"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(2, 6, 9)), (3, 4), (1, 2), (2, 3)),
        fresh=True,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

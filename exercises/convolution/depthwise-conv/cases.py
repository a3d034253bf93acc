"""Smallest first; every channel has another kernel."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    return rng.normal(size=x), rng.normal(size=w), padding, stride


def cases(rng):
    yield dict(name="one pixel", args=(np.array([[[[3.0]]]]), np.array([[[-2.0]]]), (0, 0), (1, 1)))
    yield dict(
        name="the worked example",
        args=(
            np.arange(1.0, 7.0).reshape(1, 2, 1, 3),
            np.array([[[1.0, 1.0]], [[-1.0, 1.0]]]),
            (0, 0),
            (1, 1),
        ),
        points=2,
    )
    yield dict(
        name="two images", args=(np.arange(8.0).reshape(2, 2, 1, 2), np.array([[[1.0]], [[10.0]]]), (0, 0), (1, 1))
    )
    yield dict(
        name="rows padded, columns skipped",
        args=(np.arange(1.0, 11.0).reshape(1, 1, 2, 5), np.ones((1, 2, 2)), (1, 0), (1, 2)),
    )
    yield dict(
        name="nothing square",
        args=drawn(rng, (2, 3, 5, 7), (3, 3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("images, kernels, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name="as many channels as images",
        args=drawn(rng, (3, 3, 4, 4), (3, 2, 3), (1, 1), (1, 1)),
        **hidden("as many channels as images", "通道数和图像数相等"),
    )
    yield dict(
        name="a stride that doesn't divide",
        args=drawn(rng, (1, 4, 8, 9), (4, 3, 2), (1, 0), (4, 3)),
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name="kernel as large as the image",
        args=drawn(rng, (2, 2, 4, 3), (2, 4, 3), (0, 0), (1, 1)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    X, W, padding, stride = drawn(rng, (2, 6, 8, 3), (3, 2, 3), (1, 1), (2, 2))
    yield dict(
        name="channels last in memory",
        args=(X.transpose(0, 3, 1, 2), W[:, ::-1], padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name="drawn for you",
        args=drawn(rng, (2, 5, 6, 9), (5, 3, 4), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

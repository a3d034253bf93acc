"""Smallest first; every channel has another kernel."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    return rng.normal(size=x), rng.normal(size=w), padding, stride


def cases(rng):
    yield dict(
        name={"en": "one pixel", "zh-hans": "一个像素"},
        args=(np.array([[[[3.0]]]]), np.array([[[-2.0]]]), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.arange(1.0, 7.0).reshape(1, 2, 1, 3),
            np.array([[[1.0, 1.0]], [[-1.0, 1.0]]]),
            (0, 0),
            (1, 1),
        ),
        points=2,
    )
    yield dict(
        name={"en": "two images", "zh-hans": "两张图像"},
        args=(np.arange(8.0).reshape(2, 2, 1, 2), np.array([[[1.0]], [[10.0]]]), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "rows padded, columns skipped", "zh-hans": "填充行，跳过列"},
        args=(np.arange(1.0, 11.0).reshape(1, 1, 2, 5), np.ones((1, 2, 2)), (1, 0), (1, 2)),
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=drawn(rng, (2, 3, 5, 7), (3, 3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("images, kernels, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name={"en": "as many channels as images", "zh-hans": "通道数等于图像数"},
        args=drawn(rng, (3, 3, 4, 4), (3, 2, 3), (1, 1), (1, 1)),
        **hidden("as many channels as images", "通道数和图像数相等"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=drawn(rng, (1, 4, 8, 9), (4, 3, 2), (1, 0), (4, 3)),
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=drawn(rng, (2, 2, 4, 3), (2, 4, 3), (0, 0), (1, 1)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    X, W, padding, stride = drawn(rng, (2, 6, 8, 3), (3, 2, 3), (1, 1), (2, 2))
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(X.transpose(0, 3, 1, 2), W[:, ::-1], padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 5, 6, 9), (5, 3, 4), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches of one to three channels."""
    for n, c in ((1, 1), (1, 2), (2, 1), (2, 3)):
        for k_h, k_w in ((1, 1), (1, 2), (2, 1)):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((0, 2), (2, 1))):
                yield dict(args=(whole(rng, n, c, 2, 3), whole(rng, c, k_h, k_w), padding, stride))

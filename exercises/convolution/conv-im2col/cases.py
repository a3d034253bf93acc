"""Smallest first; the matrix of columns is asked for by itself, so that a wrong one is seen there."""

import numpy as np


def hidden(en, zh, family="product"):
    return dict(visible=False, reveal="minimised", family=family, property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    return rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0]), padding, stride


def cases(rng):
    whole = dict(call="conv2d_as_product")
    one = np.ones((1, 1, 1))
    yield dict(
        name={"en": "im2col: the four windows", "zh-hans": "im2col：四个窗口"},
        call="im2col",
        args=(np.arange(9.0).reshape(1, 3, 3), (2, 2), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(3 * one, -2 * one[None], np.array([1.0]), (0, 0), (1, 1)),
        **whole,
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(9.0).reshape(1, 3, 3), np.arange(4.0).reshape(1, 1, 2, 2), np.array([0.5]), (0, 0), (1, 1)),
        points=2,
        **whole,
    )
    yield dict(
        name={"en": "two channels, two kernels, two biases", "zh-hans": "两个通道，两个卷积核，两个偏置"},
        args=(
            np.arange(12.0).reshape(2, 2, 3),
            np.array([[[[1.0, 0.0]], [[0.0, -1.0]]], [[[0.0, 1.0]], [[1.0, 0.0]]]]),
            np.array([10.0, 0.0]),
            (0, 0),
            (1, 1),
        ),
        points=2,
        **whole,
    )
    yield dict(
        name={"en": "rows padded, columns skipped", "zh-hans": "填充行，跳过列"},
        args=(np.arange(10.0).reshape(1, 2, 5), np.ones((1, 1, 2, 2)), np.array([0.0]), (1, 0), (1, 2)),
        **whole,
    )
    yield dict(
        name={"en": "im2col, nothing square", "zh-hans": "im2col，都不是正方形"},
        call="im2col",
        args=(rng.normal(size=(3, 5, 7)), (3, 2), (0, 2), (2, 1)),
        **hidden("im2col where nothing is square", "im2col，各边都不相等", "columns"),
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=drawn(rng, (3, 5, 7), (4, 3, 3, 2), (0, 2), (2, 1)),
        points=2,
        **whole,
        **hidden("an image, kernels, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=drawn(rng, (2, 8, 9), (2, 2, 3, 2), (1, 0), (4, 3)),
        **whole,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=drawn(rng, (2, 4, 3), (3, 2, 4, 3), (0, 0), (1, 1)),
        **whole,
        **hidden("kernels as large as the image", "卷积核和图像一样大"),
    )
    X, W, b, padding, stride = drawn(rng, (6, 8, 3), (2, 3, 2, 3), (1, 1), (2, 2))
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(X.transpose(2, 0, 1), W[:, :, ::-1], b, padding, stride),
        **whole,
        **hidden("an image that is a transposed view", "图像是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (3, 6, 9), (4, 3, 3, 2), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **whole,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def family(rng, name):
    """Small images, with one number after the other leaving its simplest value."""
    for c, o in ((1, 1), (2, 1), (1, 2), (2, 3)):
        for kernel in ((1, 1), (1, 2), (2, 1)):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((0, 1), (2, 1))):
                X, W, b = (np.round(3 * array) for array in drawn(rng, (c, 2, 3), (o, c, *kernel), padding, stride)[:3])
                if name == "columns":
                    yield dict(call="im2col", args=(X, kernel, padding, stride))
                else:
                    yield dict(call="conv2d_as_product", args=(X, W, b, padding, stride))

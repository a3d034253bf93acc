"""Smallest first. Square images, a padding of 1 and a stride of 1 hide mistakes: most cases have none of them."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    return rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0]), padding, stride


def cases(rng):
    one = np.ones((1, 1, 1, 1))
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(3 * one, -2 * one, np.array([1.0]), (0, 0), (1, 1)),
    )
    X = np.arange(12.0).reshape(1, 1, 3, 4)
    K = np.arange(4.0).reshape(1, 1, 2, 2)
    yield dict(
        name={"en": "one image, one kernel, no padding", "zh-hans": "一张图像，一个卷积核，没有填充"},
        args=(X, K, np.array([0.5]), (0, 0), (1, 1)),
    )
    W = np.stack([np.ones((1, 3, 3)), 10 * np.ones((1, 3, 3))])
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.ones((1, 1, 3, 3)), W, np.array([0.0, 0.5]), (1, 1), (1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "two images, two channels", "zh-hans": "两张图像，两个通道"},
        args=(
            np.arange(16.0).reshape(2, 2, 2, 2),
            np.array([[[[1.0]], [[-1.0]]], [[[0.0]], [[2.0]]], [[[1.0]], [[1.0]]]]),
            np.array([0.0, 1.0, 100.0]),
            (0, 0),
            (1, 1),
        ),
        points=2,
    )
    yield dict(
        name={"en": "rows padded, columns skipped", "zh-hans": "填充行，跳过列"},
        args=(np.arange(10.0).reshape(1, 1, 2, 5), np.ones((1, 1, 2, 2)), np.array([0.0]), (1, 0), (1, 2)),
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=drawn(rng, (2, 3, 5, 7), (4, 3, 3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("images, kernels, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name={"en": "padding of two", "zh-hans": "填充为二"},
        args=drawn(rng, (1, 2, 4, 3), (3, 2, 3, 3), (2, 1), (1, 1)),
        **hidden("more padding than one", "填充大于 1"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=drawn(rng, (2, 1, 8, 9), (2, 1, 3, 2), (1, 0), (4, 3)),
        points=2,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=drawn(rng, (3, 2, 4, 3), (2, 2, 4, 3), (0, 0), (1, 1)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    X, W, b, padding, stride = drawn(rng, (2, 6, 8, 3), (2, 3, 2, 3), (1, 1), (2, 2))
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(X.transpose(0, 3, 1, 2), W.transpose(3, 1, 2, 0)[..., ::-1], b[[0, 1, 0]], padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 3, 6, 9), (4, 3, 3, 2), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches, with one number after the other leaving its simplest value."""
    for n, c, o in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2, 3)):
        for k_h, k_w in ((1, 1), (1, 2), (2, 1)):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((2, 1), (2, 1))):
                yield dict(args=(whole(rng, n, c, 2, 3), whole(rng, o, c, k_h, k_w), whole(rng, o), padding, stride))

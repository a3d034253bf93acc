"""Smallest first; as many kernels as channels never, so that swapped axes of the kernels show."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w):
    return rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[-1])


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[[[3.0]]]]), np.array([[[[-2.0]]]]), np.array([1.0])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([[[[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]]]),
            np.array([[[[1.0], [0.0]], [[0.0], [1.0]]]]),
            np.array([0.5]),
        ),
        points=2,
    )
    yield dict(
        name={"en": "two images, two kernels", "zh-hans": "两张图像，两个卷积核"},
        args=(np.arange(24.0).reshape(2, 3, 4, 1), np.arange(8.0).reshape(2, 2, 1, 2), np.array([0.0, -1.0])),
        points=2,
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=drawn(rng, (2, 5, 7, 3), (3, 2, 3, 4)),
        points=2,
        **hidden("images and kernels that are not square", "图像和卷积核都不是正方形"),
    )
    yield dict(
        name={"en": "kernels as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=drawn(rng, (3, 4, 2, 2), (4, 2, 2, 3)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    X, W, b = drawn(rng, (2, 3, 6, 5), (2, 3, 3, 2))
    yield dict(
        name={"en": "channels first in memory", "zh-hans": "通道在内存中排在最前"},
        args=(X.transpose(0, 2, 3, 1), W.transpose(1, 0, 2, 3), b),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 8, 6, 3), (2, 3, 3, 5)),
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
            yield dict(args=(whole(rng, n, 2, 3, c), whole(rng, k_h, k_w, c, o), whole(rng, o)))

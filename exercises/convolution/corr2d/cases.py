"""Smallest first: the first case that fails is the easiest one to work out by hand."""

import numpy as np


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[3.0]]), np.array([[-2.0]])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2)),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [0.0, -1.0]])),
    )
    yield dict(
        name={"en": "a row of pixels, a difference kernel", "zh-hans": "一行像素，差分卷积核"},
        args=(np.array([[1.0, 1.0, 0.0, 0.0, 1.0]]), np.array([[1.0, -1.0]])),
    )
    yield dict(
        name={"en": "wide image, tall kernel", "zh-hans": "宽图像，高卷积核"},
        args=(np.arange(15.0).reshape(3, 5), np.array([[1.0], [2.0]])),
        points=2,
    )
    yield dict(
        name={"en": "tall image, wide kernel", "zh-hans": "高图像，宽卷积核"},
        args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3))),
        visible=False,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "an image and a kernel that are not square", "zh-hans": "图像和卷积核都不是正方形"},
    )
    yield dict(
        name={"en": "a single weight scales", "zh-hans": "单个权重只是缩放"},
        args=(rng.normal(size=(4, 6)), np.array([[2.5]])),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a kernel of one weight", "zh-hans": "只有一个权重的卷积核"},
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(2, 3)).T),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an image that is a transposed, strided view", "zh-hans": "图像是转置并带步长的视图"},
    )
    yield dict(
        name={"en": "whole numbers", "zh-hans": "整数"},
        args=(rng.integers(0, 256, size=(5, 5)), rng.integers(-3, 4, size=(3, 3))),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "integer pixels and weights", "zh-hans": "整数像素和整数权重"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 4))),
        visible=False,
        fresh=True,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "a random image, other numbers for everyone", "zh-hans": "随机图像，每个人的数值都不同"},
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of whole numbers, square and not."""
    for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2)):
        for more_h, more_w in ((0, 0), (0, 1), (1, 0), (1, 1), (2, 1)):
            yield dict(args=(whole(rng, k_h + more_h, k_w + more_w), whole(rng, k_h, k_w)))

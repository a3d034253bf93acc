"""Smallest first; the bias is 0 once, and never 1 or the mean of anything."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[3.0]]), np.array([[-2.0]]), 5.0),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2), -20.0),
        points=2,
    )
    yield dict(
        name={"en": "a bias of 0", "zh-hans": "偏置为 0"},
        args=(np.arange(6.0).reshape(2, 3), np.array([[1.0, -1.0]]), 0.0),
    )
    yield dict(
        name={"en": "a kernel of zeros leaves the bias", "zh-hans": "全零的卷积核只留下偏置"},
        args=(np.arange(6.0).reshape(2, 3), np.zeros((2, 2)), 0.25),
    )
    yield dict(
        name={"en": "a whole number as bias", "zh-hans": "偏置是整数"}, args=(np.ones((2, 4)), np.ones((2, 4)), 3)
    )
    yield dict(
        name={"en": "tall image, wide kernel", "zh-hans": "高图像，宽卷积核"},
        args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3)), -1.5),
        **hidden("an image and a kernel that are not square", "图像和卷积核都不是正方形"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(3, 2)), 0.7),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 4)), float(rng.normal())),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of whole numbers, square and not, with a bias of either sign."""
    for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3)):
        for more_h, more_w in ((0, 0), (0, 1), (1, 0), (1, 2)):
            for b in (-2.0, 3.0):
                yield dict(args=(whole(rng, k_h + more_h, k_w + more_w), whole(rng, k_h, k_w), b))

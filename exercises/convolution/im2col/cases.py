"""Smallest first; every element of the image is another number, so that each mix-up of places shows."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name={"en": "one pixel", "zh-hans": "一个像素"}, args=(np.array([[[3.0]]]), (1, 1), (0, 0), (1, 1)))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(9.0).reshape(1, 3, 3), (2, 2), (0, 0), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "one window: kernel as large as the image", "zh-hans": "一个窗口：卷积核和图像一样大"},
        args=(np.arange(6.0).reshape(1, 2, 3), (2, 3), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "two channels, 1x1 kernel", "zh-hans": "两个通道，1×1 卷积核"},
        args=(np.arange(12.0).reshape(2, 2, 3), (1, 1), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "two channels, wide kernel", "zh-hans": "两个通道，较宽的卷积核"},
        args=(np.arange(16.0).reshape(2, 2, 4), (1, 2), (0, 0), (1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "a frame of zeros", "zh-hans": "一圈零"},
        args=(np.arange(1.0, 5.0).reshape(1, 2, 2), (2, 2), (1, 1), (2, 1)),
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=(rng.normal(size=(3, 5, 7)), (3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("an image, kernel, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=(rng.normal(size=(2, 8, 9)), (3, 2), (1, 0), (4, 3)),
        points=2,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(rng.normal(size=(6, 4, 3)).transpose(2, 0, 1), (2, 3), (2, 1), (1, 2)),
        **hidden("an image that is a transposed view", "图像是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(2, 6, 9)), (3, 4), (1, 2), (2, 3)),
        fresh=True,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of one or two channels."""
    for c in (1, 2):
        for kernel in ((1, 1), (1, 2), (2, 1), (2, 2)):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((0, 1), (2, 1))):
                yield dict(args=(whole(rng, c, 2, 3), kernel, padding, stride))

"""Smallest first; padding and stride differ between the axes, alone and together."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, padded", "zh-hans": "一个像素，有填充"},
        args=(np.array([[3.0]]), np.array([[2.0]]), (1, 1), (1, 1)),
    )
    yield dict(
        name={"en": "no padding, stride one", "zh-hans": "没有填充，步幅为一"},
        args=(np.arange(6.0).reshape(2, 3), np.array([[1.0, -1.0], [2.0, 0.0]]), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2), (1, 1), (3, 2)),
        points=2,
    )
    yield dict(
        name={"en": "same size as before", "zh-hans": "大小与之前相同"},
        args=(np.arange(1.0, 13.0).reshape(3, 4), np.ones((3, 3)), (1, 1), (1, 1)),
    )
    yield dict(
        name={"en": "rows padded, columns skipped", "zh-hans": "填充行，跳过列"},
        args=(np.arange(1.0, 11.0).reshape(2, 5), np.array([[1.0, 2.0, 3.0]]), (1, 0), (1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "kernel larger than the image", "zh-hans": "卷积核比图像大"},
        args=(rng.normal(size=(2, 3)), rng.normal(size=(4, 5)), (2, 1), (2, 1)),
        **hidden("a kernel that fits only into the padded image", "卷积核只放得进填充后的图像"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(rng.normal(size=(4, 3)), rng.normal(size=(4, 3)), (0, 2), (1, 2)),
        **hidden("a kernel as large as the image, columns padded", "卷积核和图像一样大，只在左右填充"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=(rng.normal(size=(8, 9)), rng.normal(size=(3, 2)), (2, 0), (4, 3)),
        points=2,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(3, 2)), (0, 3), (2, 3)),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 3)), (3, 1), (2, 3)),
        fresh=True,
        points=2,
        **hidden("a random image, other numbers for everyone", "随机图像，每个人的数值都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images, with padding and strides on one axis or on both."""
    for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 3)):
        for padding in ((0, 0), (0, 1), (1, 0), (2, 1)):
            for stride in ((1, 1), (1, 2), (2, 1)):
                yield dict(args=(whole(rng, 2, 3), whole(rng, k_h, k_w), padding, stride))

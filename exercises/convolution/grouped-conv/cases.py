"""Smallest first; one group, two and three, and as many as channels."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, groups, padding, stride):
    return rng.normal(size=x), rng.normal(size=w), groups, padding, stride


def cases(rng):
    yield dict(
        name={"en": "one pixel, one group", "zh-hans": "一个像素，一个组"},
        args=(np.array([[[[3.0]]]]), np.array([[[[-2.0]]]]), 1, (0, 0), (1, 1)),
    )
    X = np.array([1.0, 2.0, 3.0, 4.0]).reshape(1, 4, 1, 1)
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(X, np.ones((2, 2, 1, 1)), 2, (0, 0), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "one group is an ordinary layer", "zh-hans": "一个组就是普通的层"},
        args=(X, np.arange(8.0).reshape(2, 4, 1, 1), 1, (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "two kernels in each group", "zh-hans": "每组两个卷积核"},
        args=(X, np.array([1.0, 10.0, 2.0, 20.0, 3.0, 30.0, 4.0, 40.0]).reshape(4, 2, 1, 1), 2, (0, 0), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "as many groups as channels", "zh-hans": "组数等于通道数"},
        args=(np.arange(8.0).reshape(1, 2, 2, 2), np.array([[[[1.0, -1.0]]], [[[2.0, 3.0]]]]), 2, (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "three groups, nothing square", "zh-hans": "三个组，都不是正方形"},
        args=drawn(rng, (2, 6, 5, 7), (9, 2, 3, 2), 3, (0, 2), (2, 1)),
        points=2,
        **hidden("three groups, nothing square", "三个组，各边都不相等"),
    )
    yield dict(
        name={"en": "more kernels than channels", "zh-hans": "卷积核比通道多"},
        args=drawn(rng, (1, 2, 4, 3), (6, 1, 2, 3), 2, (1, 1), (1, 1)),
        **hidden("each channel a group, with several kernels", "每个通道一组，每组有多个卷积核"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=drawn(rng, (2, 4, 8, 9), (2, 2, 3, 2), 2, (1, 0), (4, 3)),
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=drawn(rng, (3, 4, 4, 3), (4, 2, 4, 3), 2, (0, 0), (1, 1)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    X, W, groups, padding, stride = drawn(rng, (2, 6, 8, 4), (4, 2, 2, 3), 2, (1, 1), (2, 2))
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(X.transpose(0, 3, 1, 2), W[:, ::-1], groups, padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 6, 6, 9), (4, 3, 3, 4), 2, (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches in one, two or three groups."""
    for groups, c, o in ((1, 1, 1), (1, 2, 2), (2, 2, 2), (2, 4, 2), (2, 2, 4), (2, 4, 4), (3, 6, 3)):
        for k_w in (1, 2):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((0, 0), (2, 1))):
                yield dict(args=(whole(rng, 1, c, 2, 3), whole(rng, o, c // groups, 1, k_w), groups, padding, stride))

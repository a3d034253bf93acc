"""Smallest first; as many kernels as channels never, but once."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, two kernels", "zh-hans": "一个像素，两个卷积核"},
        args=(np.array([[[3.0]]]), np.array([[[[2.0]]], [[[-1.0]]]])),
    )
    yield dict(
        name={"en": "a single kernel keeps its axis", "zh-hans": "单个卷积核保留它的轴"},
        args=(np.arange(18.0).reshape(2, 3, 3), np.arange(8.0).reshape(1, 2, 2, 2)),
    )
    X = np.stack([np.arange(9.0).reshape(3, 3), np.arange(1.0, 10.0).reshape(3, 3)])
    K = np.stack([np.arange(4.0).reshape(2, 2), np.arange(1.0, 5.0).reshape(2, 2)])
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(X, np.stack([K, K + 1, K + 2])), points=2)
    yield dict(
        name={"en": "as many kernels as channels", "zh-hans": "卷积核数等于通道数"},
        args=(np.arange(12.0).reshape(2, 2, 3), np.array([[[[1.0]], [[0.0]]], [[[5.0]], [[2.0]]]])),
        points=2,
    )
    yield dict(
        name={"en": "kernels as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(rng.normal(size=(3, 4, 2)), rng.normal(size=(2, 3, 4, 2))),
        **hidden("kernels as large as the image", "卷积核和图像一样大"),
    )
    yield dict(
        name={"en": "more kernels than channels, not square", "zh-hans": "卷积核比通道多，不是正方形"},
        args=(rng.normal(size=(2, 7, 4)), rng.normal(size=(5, 2, 2, 3))),
        **hidden("more kernels than channels, nothing square", "卷积核多于通道，各边都不相等"),
    )
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(rng.normal(size=(6, 8, 3)).transpose(2, 0, 1), rng.normal(size=(3, 1, 4, 3)).transpose(2, 0, 3, 1)),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(4, 6, 9)), rng.normal(size=(3, 4, 3, 2))),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images and few kernels, all whole numbers."""
    for c, o in ((1, 1), (2, 1), (1, 2), (2, 2), (2, 3), (3, 2)):
        for k_h, k_w in ((1, 1), (1, 2), (2, 1)):
            for more_h, more_w in ((0, 0), (0, 1), (1, 2)):
                yield dict(args=(whole(rng, c, k_h + more_h, k_w + more_w), whole(rng, o, c, k_h, k_w)))

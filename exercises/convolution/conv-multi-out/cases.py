"""Smallest first; as many kernels as channels never, but once."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one pixel, two kernels", args=(np.array([[[3.0]]]), np.array([[[[2.0]]], [[[-1.0]]]])))
    yield dict(
        name="a single kernel keeps its axis",
        args=(np.arange(18.0).reshape(2, 3, 3), np.arange(8.0).reshape(1, 2, 2, 2)),
    )
    X = np.stack([np.arange(9.0).reshape(3, 3), np.arange(1.0, 10.0).reshape(3, 3)])
    K = np.stack([np.arange(4.0).reshape(2, 2), np.arange(1.0, 5.0).reshape(2, 2)])
    yield dict(name="the worked example", args=(X, np.stack([K, K + 1, K + 2])), points=2)
    yield dict(
        name="as many kernels as channels",
        args=(np.arange(12.0).reshape(2, 2, 3), np.array([[[[1.0]], [[0.0]]], [[[5.0]], [[2.0]]]])),
        points=2,
    )
    yield dict(
        name="kernels as large as the image",
        args=(rng.normal(size=(3, 4, 2)), rng.normal(size=(2, 3, 4, 2))),
        **hidden("kernels as large as the image", "卷积核和图像一样大"),
    )
    yield dict(
        name="more kernels than channels, not square",
        args=(rng.normal(size=(2, 7, 4)), rng.normal(size=(5, 2, 2, 3))),
        **hidden("more kernels than channels, nothing square", "卷积核多于通道，各边都不相等"),
    )
    yield dict(
        name="channels last in memory",
        args=(rng.normal(size=(6, 8, 3)).transpose(2, 0, 1), rng.normal(size=(3, 1, 4, 3)).transpose(2, 0, 3, 1)),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(4, 6, 9)), rng.normal(size=(3, 4, 3, 2))),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

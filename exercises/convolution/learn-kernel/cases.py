"""Smallest first: one step that can be followed by hand, no step at all, then until the kernel is found."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def made_by(X, K):
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(X, K.shape), K)


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[2.0]]), np.array([[6.0]]), np.array([[1.0]]), 0.1, 1),
    )
    yield dict(
        name={"en": "the worked example: one step", "zh-hans": "例题：一步"},
        args=(np.array([[1.0, 2.0, 3.0]]), np.array([[-1.0, -1.0]]), np.zeros((1, 2)), 0.05, 1),
        points=2,
    )
    yield dict(
        name={"en": "no step changes nothing", "zh-hans": "不走一步，什么都不变"},
        args=(np.array([[1.0, 2.0, 3.0]]), np.array([[5.0, 5.0]]), np.array([[0.5, -2.0]]), 0.1, 0),
    )
    yield dict(
        name={"en": "two steps: the gradient is computed anew", "zh-hans": "两步：重新计算梯度"},
        args=(np.array([[1.0, 0.0], [2.0, -1.0]]), np.array([[3.0], [-2.0]]), np.array([[1.0, 1.0]]), 0.05, 2),
    )
    X = rng.normal(size=(6, 8))
    yield dict(
        name={"en": "the edge detector is found again", "zh-hans": "重新找到边缘检测器"},
        args=(X, made_by(X, np.array([[1.0, -1.0]])), np.zeros((1, 2)), 0.005, 60),
        points=2,
    )
    X = rng.normal(size=(7, 5))
    yield dict(
        name={"en": "a tall kernel, a few steps", "zh-hans": "较高的卷积核，只走几步"},
        args=(X, rng.normal(size=(5, 4)), rng.normal(size=(3, 2)), 0.004, 5),
        points=2,
        **hidden("a kernel that is taller than wide", "卷积核的高大于宽"),
    )
    X = rng.normal(size=(4, 3))
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(X, np.array([[2.5]]), rng.normal(size=(4, 3)), 0.02, 4),
        **hidden("a kernel as large as the image", "卷积核和图像一样大"),
    )
    X = rng.normal(size=(10, 8))[::2, ::-1].T
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(X, rng.normal(size=(7, 4)), rng.normal(size=(2, 2)), 0.003, 3),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    X = rng.normal(size=(6, 9))
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(X, rng.normal(size=(5, 7)), rng.normal(size=(2, 3)), 0.002, 8),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of whole numbers and few steps."""
    for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 2)):
        for more_h, more_w in ((0, 0), (0, 1), (1, 0)):
            for steps in (0, 1, 2):
                X, K = whole(rng, k_h + more_h, k_w + more_w), whole(rng, k_h, k_w)
                yield dict(args=(X, whole(rng, more_h + 1, more_w + 1), K, 0.0625, steps))

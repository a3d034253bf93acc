"""Smallest first; every axis differs in length, then all are equal. eps is large, so that its place can be seen."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(
        name=name,
        args=args,
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def drawn(rng, shape, eps):
    X = 2 * rng.normal(size=shape) + 3 * rng.normal(size=(shape[1], 1, 1))
    return X, rng.normal(size=shape[1]), rng.normal(size=shape[1]), eps


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([1.0, 10.0, 3.0, 30.0]).reshape(2, 2, 1, 1),
            np.array([1.0, 1.0]),
            np.array([0.0, 5.0]),
            0.0,
        ),
    )
    yield dict(
        name={"en": "one image of two by two pixels", "zh-hans": "一张 2×2 像素的图像"},
        args=(np.array([[[[1.0, 2.0], [3.0, 6.0]]]]), np.array([2.0]), np.array([-1.0]), 0.5),
    )
    yield dict(
        name={"en": "two images, three channels", "zh-hans": "两张图像，三个通道"},
        args=(np.arange(36.0).reshape(2, 3, 2, 3) % 7, np.array([1.0, -1.0, 2.0]), np.array([0.0, 1.0, 0.5]), 0.25),
        points=2,
    )
    yield hidden(
        {"en": "all axes of one length", "zh-hans": "所有边长相等"},
        drawn(rng, (3, 3, 3, 3), 0.3),
        "all axes of one length",
        "各维度大小都相等",
        points=2,
    )
    yield hidden(
        {"en": "a wide image", "zh-hans": "较宽的图像"},
        drawn(rng, (2, 4, 1, 5), 0.1),
        "images of a single row",
        "只有一行的图像",
    )
    yield hidden(
        {"en": "one channel", "zh-hans": "一个通道"}, drawn(rng, (4, 1, 2, 2), 0.2), "a single channel", "只有一个通道"
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, (4, 3, 2, 5), 0.15),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few small images of whole numbers."""
    for shape in [(1, 1, 1, 2), (2, 1, 1, 1), (1, 2, 1, 2), (2, 1, 1, 2), (2, 2, 1, 2), (2, 2, 2, 2), (3, 2, 1, 2)]:
        for _ in range(3):
            X = rng.integers(0, 6, size=shape).astype(float)
            gamma, beta = rng.integers(1, 4, size=(2, shape[1])).astype(float)
            yield dict(args=(X, gamma, beta, 1.0))

"""Smallest first; every axis differs in length, then all are equal."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def drawn(rng, shape, eps):
    X = 2 * rng.normal(size=shape) + 3 * rng.normal(size=(shape[1], 1, 1))
    return rng.normal(size=shape), X, rng.normal(size=shape[1]), eps


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([1.0, 0.0, 0.0]).reshape(1, 1, 1, 3),
            np.array([0.0, 0.0, 3.0]).reshape(1, 1, 1, 3),
            np.array([6.0]),
            2.0,
        ),
    )
    yield dict(
        name={"en": "two images of one pixel", "zh-hans": "两张单像素图像"},
        args=(
            np.array([1.0, 0.0, 2.0, -1.0]).reshape(2, 2, 1, 1),
            np.array([1.0, 10.0, 3.0, 30.0]).reshape(2, 2, 1, 1),
            np.array([1.0, 2.0]),
            0.5,
        ),
    )
    yield dict(
        name={"en": "two images, three channels", "zh-hans": "两张图像，三个通道"},
        args=(
            (np.arange(36.0) % 5 - 2).reshape(2, 3, 2, 3),
            (np.arange(36.0) % 7).reshape(2, 3, 2, 3),
            np.array([1.0, -1.0, 2.0]),
            0.25,
        ),
        points=2,
    )
    yield hidden(
        {"en": "all axes of one length", "zh-hans": "所有轴长度相等"},
        drawn(rng, (3, 3, 3, 3), 0.3),
        "all axes of one length",
        "所有轴长度相等",
        points=2,
    )
    yield hidden(
        {"en": "one channel", "zh-hans": "一个通道"}, drawn(rng, (4, 1, 2, 2), 0.2), "a single channel", "只有一个通道"
    )
    yield hidden(
        {"en": "a wide image", "zh-hans": "较宽的图像"},
        drawn(rng, (2, 4, 1, 5), 0.1),
        "images of a single row",
        "只有一行的图像",
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
            X, dY = rng.integers(0, 6, size=shape).astype(float), rng.integers(-3, 4, size=shape).astype(float)
            yield dict(args=(dY, X, rng.integers(1, 4, size=shape[1]).astype(float), 1.0))

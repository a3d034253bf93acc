"""Smallest first; one group, as many groups as channels, and what lies between."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def drawn(rng, shape, groups, eps):
    X = 2 * rng.normal(size=shape) + 3 * rng.normal(size=(shape[1], 1, 1))
    return rng.normal(size=shape), X, rng.normal(size=shape[1]), groups, eps


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([1.0, 2.0, 1.0]).reshape(1, 3, 1, 1),
            np.array([0.0, 0.0, 3.0]).reshape(1, 3, 1, 1),
            np.array([6.0, 1.0, 1.0]),
            1,
            2.0,
        ),
    )
    yield dict(
        name={"en": "four channels in two groups", "zh-hans": "四个通道分成两组"},
        args=(
            np.array([1.0, 2.0, 0.0, -1.0]).reshape(1, 4, 1, 1),
            np.array([1.0, 3.0, 10.0, 30.0]).reshape(1, 4, 1, 1),
            np.array([1.0, 2.0, -1.0, 0.5]),
            2,
            0.5,
        ),
    )
    yield dict(
        name={"en": "two images, four channels, two groups", "zh-hans": "两张图像，四个通道，两组"},
        args=(
            (np.arange(48.0) % 5 - 2).reshape(2, 4, 2, 3),
            (np.arange(48.0) % 7).reshape(2, 4, 2, 3),
            np.array([1.0, -1.0, 2.0, 0.5]),
            2,
            0.25,
        ),
        points=2,
    )
    yield hidden(
        {"en": "three groups of two", "zh-hans": "三组，每组两个"},
        drawn(rng, (3, 6, 2, 3), 3, 0.3),
        "more groups than channels in a group",
        "组数多于每组的通道数",
        points=2,
    )
    yield hidden(
        {"en": "one group", "zh-hans": "一组"},
        drawn(rng, (2, 4, 2, 2), 1, 0.2),
        "all channels in one group",
        "所有通道在一组",
    )
    yield hidden(
        {"en": "as many groups as channels", "zh-hans": "组数等于通道数"},
        drawn(rng, (2, 3, 2, 4), 3, 0.1),
        "as many groups as channels",
        "组数等于通道数",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, (4, 6, 3, 2), 2, 0.15),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few small images of whole numbers."""
    shapes = [(1, 2, 1, 1), (1, 2, 1, 2), (1, 4, 1, 1), (2, 2, 1, 2), (1, 4, 1, 2), (1, 6, 1, 1), (2, 4, 2, 1)]
    for shape in shapes:
        for groups in (1, 2):
            for _ in range(2):
                X, dY = rng.integers(0, 6, size=shape).astype(float), rng.integers(-3, 4, size=shape).astype(float)
                yield dict(args=(dY, X, rng.integers(1, 4, size=shape[1]).astype(float), groups, 1.0))

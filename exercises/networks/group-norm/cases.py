"""Smallest first; one group, as many groups as channels, and what lies between. eps is large enough to be seen."""

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


def drawn(rng, shape, groups, eps):
    X = 2 * rng.normal(size=shape) + 3 * rng.normal(size=(shape[0], shape[1], 1, 1))
    return X, rng.normal(size=shape[1]), rng.normal(size=shape[1]), groups, eps


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([1.0, 3.0, 10.0, 30.0]).reshape(1, 4, 1, 1), np.ones(4), np.zeros(4), 2, 0.0),
    )
    yield dict(
        name={"en": "two images, two groups of two channels", "zh-hans": "两张图像，两组，每组两个通道"},
        args=(
            (np.arange(32.0) ** 2 % 11).reshape(2, 4, 2, 2),
            np.array([1.0, -1.0, 2.0, 0.5]),
            np.array([0.0, 1.0, 0.5, -0.5]),
            2,
            0.25,
        ),
        points=2,
    )
    yield hidden(
        {"en": "one group", "zh-hans": "一个组"}, drawn(rng, (2, 4, 2, 3), 1, 0.3), "a single group", "只有一组"
    )
    yield hidden(
        {"en": "a group a channel", "zh-hans": "每个通道一组"},
        drawn(rng, (2, 3, 3, 2), 3, 0.2),
        "as many groups as channels",
        "组数等于通道数",
    )
    yield hidden(
        {"en": "three groups of two", "zh-hans": "三组，每组两个"},
        drawn(rng, (3, 6, 2, 2), 3, 0.1),
        "three groups of two channels",
        "三组，每组两个通道",
        points=2,
    )
    yield hidden(
        {"en": "two groups of three", "zh-hans": "两组，每组三个"},
        drawn(rng, (2, 6, 1, 4), 2, 0.4),
        "two groups of three channels",
        "两组，每组三个通道",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, (3, 8, 2, 3), 4, 0.15),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few small images of whole numbers in one or two groups."""
    for shape in [(1, 2, 1, 1), (1, 2, 1, 2), (1, 4, 1, 1), (2, 2, 1, 2), (1, 4, 1, 2), (1, 6, 1, 1), (2, 4, 2, 1)]:
        for groups in (1, 2):
            for _ in range(2):
                X = rng.integers(0, 6, size=shape).astype(float)
                gamma, beta = rng.integers(1, 4, size=(2, shape[1])).astype(float)
                yield dict(args=(X, gamma, beta, groups, 1.0))

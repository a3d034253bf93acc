"""Smallest first; one group, as many groups as channels, and what lies between. eps is large enough to be seen."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def drawn(rng, shape, groups, eps):
    X = 2 * rng.normal(size=shape) + 3 * rng.normal(size=(shape[0], shape[1], 1, 1))
    return X, rng.normal(size=shape[1]), rng.normal(size=shape[1]), groups, eps


def cases(rng):
    yield dict(
        name="the worked example",
        args=(np.array([1.0, 3.0, 10.0, 30.0]).reshape(1, 4, 1, 1), np.ones(4), np.zeros(4), 2, 0.0),
    )
    yield dict(
        name="two images, two groups of two channels",
        args=(
            (np.arange(32.0) ** 2 % 11).reshape(2, 4, 2, 2),
            np.array([1.0, -1.0, 2.0, 0.5]),
            np.array([0.0, 1.0, 0.5, -0.5]),
            2,
            0.25,
        ),
        points=2,
    )
    yield hidden("one group", drawn(rng, (2, 4, 2, 3), 1, 0.3), "a single group", "只有一组")
    yield hidden("a group a channel", drawn(rng, (2, 3, 3, 2), 3, 0.2), "as many groups as channels", "组数等于通道数")
    yield hidden(
        "three groups of two",
        drawn(rng, (3, 6, 2, 2), 3, 0.1),
        "three groups of two channels",
        "三组，每组两个通道",
        points=2,
    )
    yield hidden(
        "two groups of three", drawn(rng, (2, 6, 1, 4), 2, 0.4), "two groups of three channels", "两组，每组三个通道"
    )
    yield hidden(
        "drawn for you",
        drawn(rng, (3, 8, 2, 3), 4, 0.15),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

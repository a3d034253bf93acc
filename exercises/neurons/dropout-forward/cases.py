"""Smallest first. p is never 1/2 alone: keeping and dropping would be as likely as one another."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    X = np.array([4.0, 8.0, 12.0, 16.0])
    yield dict(name="the worked example, training", args=(X, 0.2, True, 0))
    yield dict(name="the worked example, test time", args=(X, 0.2, False, 0))
    yield dict(name="two rows, half of them dropped", args=(np.arange(1.0, 7.0).reshape(2, 3), 0.5, True, 3))
    yield hidden("nothing dropped", (rng.normal(size=(2, 3)), 0.0, True, 1), "p is 0", "p 为 0")
    yield hidden(
        "most dropped",
        (rng.normal(size=(3, 2, 4, 4)), 0.75, True, 12),
        "most elements dropped, four axes",
        "丢弃了大部分元素，四维数组",
        points=2,
    )
    yield hidden("test time, four axes", (rng.normal(size=(2, 1, 3, 2)), 0.3, False, 5), "test time", "测试时")
    yield hidden(
        "drawn for you",
        (rng.normal(size=(6, 8)), 0.4, True, int(rng.integers(1000))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

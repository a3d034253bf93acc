"""Smallest first."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="one weight", args=(np.array([3.0]), 0.5))
    yield dict(name="the worked example", args=(np.array([[1.0, -2.0], [3.0, 0.0]]), 0.1))
    yield dict(name="a strength above 1", args=(np.array([[2.0, -1.0, 0.5]]), 4.0))
    yield hidden("no penalty", (rng.normal(size=(3, 2)), 0.0), "a strength of 0", "系数为 0")
    yield hidden("kernels", (rng.normal(size=(2, 3, 2, 2)), 0.3), "weights with four axes", "四维权重")
    yield hidden(
        "drawn for you",
        (rng.normal(size=(4, 5)), float(rng.uniform(0.1, 1))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

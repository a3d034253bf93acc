"""Smallest first: the first case that fails is the easiest one to work out by hand."""

import numpy as np


def cases(rng):
    yield dict(
        name={"en": "one input, no bias", "zh-hans": "一个输入，没有偏置"}, args=(np.array([2.0]), np.array([0.5]), 0.0)
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([1.0, 2.0, 3.0]), np.array([0.5, -1.0, 0.5]), 1.0),
    )
    yield dict(
        name={"en": "the bias cancels the inputs", "zh-hans": "偏置与输入抵消"},
        args=(np.array([1.0, 0.0]), np.array([2.0, 5.0]), -2.0),
    )
    yield dict(
        name={"en": "a negative sum", "zh-hans": "和为负数"},
        args=(np.array([1.0, -1.0, 0.5]), np.array([-1.0, 1.0, 2.0]), -0.25),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a weighted sum below zero", "zh-hans": "加权和小于零"},
    )
    yield dict(
        name={"en": "many inputs", "zh-hans": "很多输入"},
        args=(rng.normal(size=16), rng.normal(size=16) / 4, 0.3),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "sixteen inputs", "zh-hans": "十六个输入"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.uniform(-1, 1, size=5), rng.uniform(-1, 1, size=5), float(rng.uniform(0.2, 1))),
        visible=False,
        fresh=True,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def family(rng, name):
    """One to three inputs, with small sums and large ones."""
    for scale in (1.0, 500.0):
        for d in (1, 2, 3):
            for _ in range(4):
                x, w = rng.integers(-2, 3, size=(2, d)) / 2
                yield dict(args=(x, scale * w, float(rng.integers(-2, 3))))

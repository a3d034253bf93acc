"""Smallest first."""

import numpy as np


def cases(rng):
    yield dict(name="one positive element", args=(np.array([2.5]),))
    yield dict(name="one negative element", args=(np.array([-2.5]),))
    yield dict(name="the worked example", args=(np.array([[-1.0, 2.0], [0.5, -3.0]]),))
    yield dict(
        name="all negative",
        args=(-1.0 - rng.random(size=(3, 2)),),
        visible=False,
        reveal="property",
        property={"en": "an array without a positive element", "zh-hans": "没有正数的数组"},
    )
    yield dict(
        name="four axes",
        args=(3 * rng.normal(size=(2, 3, 1, 4)),),
        visible=False,
        reveal="property",
        property={"en": "an array with four axes", "zh-hans": "四维数组"},
    )
    yield dict(
        name="drawn for you",
        args=(4 * rng.normal(size=(6, 5)).T,),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )

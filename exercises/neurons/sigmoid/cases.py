"""Smallest first; the extremes come where a formula that overflows would give "not a number"."""

import numpy as np


def cases(rng):
    yield dict(name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([1.0]),))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([-2.0, 0.0, 2.0]),))
    yield dict(
        name={"en": "large numbers", "zh-hans": "很大的数"},
        args=(np.array([[-1000.0, 1000.0], [30.0, -30.0]]),),
        points=2,
    )
    yield dict(
        name={"en": "two rows", "zh-hans": "两行"},
        args=(rng.normal(size=(2, 5)),),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an array with two axes", "zh-hans": "二维数组"},
    )
    yield dict(
        name={"en": "four axes", "zh-hans": "四个轴"},
        args=(3 * rng.normal(size=(2, 1, 3, 2)),),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an array with four axes", "zh-hans": "四维数组"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(5 * rng.normal(size=(4, 3)),),
        visible=False,
        fresh=True,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def family(rng, name):
    """One to three numbers, small and large, of either sign."""
    for scale in (1.0, 30.0, 800.0):
        for shape in ((1,), (2,), (1, 2), (2, 1), (1, 1, 2)):
            for _ in range(3):
                yield dict(args=(scale * rng.integers(-3, 4, size=shape) / 2,))

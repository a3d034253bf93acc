"""Smallest first."""

import numpy as np


def cases(rng):
    yield dict(name={"en": "one positive element", "zh-hans": "一个正元素"}, args=(np.array([2.5]),))
    yield dict(name={"en": "one negative element", "zh-hans": "一个负元素"}, args=(np.array([-2.5]),))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([[-1.0, 2.0], [0.5, -3.0]]),))
    yield dict(
        name={"en": "all negative", "zh-hans": "全是负数"},
        args=(-1.0 - rng.random(size=(3, 2)),),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an array without a positive element", "zh-hans": "没有正数的数组"},
    )
    yield dict(
        name={"en": "four axes", "zh-hans": "四个轴"},
        args=(3 * rng.normal(size=(2, 3, 1, 4)),),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an array with four axes", "zh-hans": "四维数组"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(4 * rng.normal(size=(6, 5)).T,),
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

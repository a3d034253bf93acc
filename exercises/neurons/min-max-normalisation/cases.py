"""Smallest first; a constant column, a single row and negative numbers come after the ordinary."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="one feature", args=(np.array([[2.0], [4.0], [3.0]]),))
    yield dict(name="the worked example", args=(np.array([[1.0, 10.0], [3.0, 20.0], [2.0, 40.0]]),))
    yield dict(name="a constant column", args=(np.array([[5.0, 1.0], [5.0, 3.0]]),))
    yield hidden("negative numbers", (np.array([[-4.0, 2.0], [-1.0, -2.0], [-2.0, 0.5]]),), "negative numbers", "负数")
    yield hidden("one example", (np.array([[7.0, -3.0, 0.0]]),), "a single example", "只有一个样本")
    yield hidden(
        "scales far apart",
        (rng.normal(size=(6, 3)) * np.array([1.0, 50.0, 1e6]),),
        "features of very different scales",
        "尺度相差很大的特征",
    )
    yield hidden("square", (rng.normal(size=(4, 4)),), "as many examples as features", "样本数与特征数相等")
    yield hidden(
        "drawn for you",
        (10 * rng.normal(size=(3, 7)).T,),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

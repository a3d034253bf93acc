"""Smallest first; a constant column, a single row and negative numbers come after the ordinary."""

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


def cases(rng):
    yield dict(name={"en": "one feature", "zh-hans": "一个特征"}, args=(np.array([[2.0], [4.0], [3.0]]),))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([[1.0, 10.0], [3.0, 20.0], [2.0, 40.0]]),)
    )
    yield dict(name={"en": "a constant column", "zh-hans": "一列常数"}, args=(np.array([[5.0, 1.0], [5.0, 3.0]]),))
    yield hidden(
        {"en": "negative numbers", "zh-hans": "负数"},
        (np.array([[-4.0, 2.0], [-1.0, -2.0], [-2.0, 0.5]]),),
        "negative numbers",
        "负数",
    )
    yield hidden(
        {"en": "one example", "zh-hans": "一个样本"},
        (np.array([[7.0, -3.0, 0.0]]),),
        "a single example",
        "只有一个样本",
    )
    yield hidden(
        {"en": "scales far apart", "zh-hans": "尺度相差很远"},
        (rng.normal(size=(6, 3)) * np.array([1.0, 50.0, 1e6]),),
        "features of very different scales",
        "尺度相差很大的特征",
    )
    yield hidden(
        {"en": "square", "zh-hans": "正方形"},
        (rng.normal(size=(4, 4)),),
        "as many examples as features",
        "样本数与特征数相等",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (10 * rng.normal(size=(3, 7)).T,),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few examples and features, some of them constant."""
    for n, d in ((1, 1), (2, 1), (2, 2), (3, 2), (2, 3)):
        for _ in range(4):
            yield dict(args=(rng.integers(-2, 3, size=(n, d)).astype(float),))

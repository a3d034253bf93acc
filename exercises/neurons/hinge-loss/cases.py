"""Smallest first. No margin is 0: at the kink a derivative of 0 is as right as one of 1."""

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
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([[3.0, 5.0, 1.0]]), np.array([0])))
    yield dict(
        name={"en": "two examples", "zh-hans": "两个样本"}, args=(np.array([[1.0, 0.5], [2.0, -1.5]]), np.array([0, 1]))
    )
    yield dict(
        name={"en": "three examples, four classes", "zh-hans": "三个样本，四个类别"},
        args=(np.array([[0.5, 3.25, -1.0, 2.75], [4.0, 0.25, 1.5, 0.0], [-2.0, 1.25, 1.0, 3.5]]), np.array([3, 0, 1])),
        points=2,
    )
    yield hidden(
        {"en": "all far ahead", "zh-hans": "全都遥遥领先"},
        (np.array([[9.0, 1.5, 2.0], [0.0, 0.5, 8.0]]), np.array([0, 2])),
        "right classes that are far ahead",
        "正确类别遥遥领先",
    )
    yield hidden(
        {"en": "as many examples as classes", "zh-hans": "样本数等于类别数"},
        (rng.normal(size=(4, 4)), np.array([2, 0, 3, 3])),
        "a square batch",
        "样本数与类别数相等",
    )
    yield hidden(
        {"en": "a wide batch", "zh-hans": "较宽的批量"},
        (2 * rng.normal(size=(2, 10)), np.array([9, 4])),
        "more classes than examples",
        "类别数多于样本数",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (2 * rng.normal(size=(7, 5)), rng.integers(0, 5, size=7)),
        "random scores, others for everyone",
        "随机得分，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few scores in halves, so that no margin is 0."""
    for n, k in ((1, 2), (2, 2), (1, 3), (2, 3), (3, 2)):
        for _ in range(4):
            X = rng.integers(-2, 3, size=(n, k)) + 0.5 * (np.arange(k) % 2) + 0.25 * (np.arange(k) // 2)
            yield dict(args=(X, rng.integers(0, k, size=n)))

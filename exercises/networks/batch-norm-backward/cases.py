"""Smallest first. eps is large in several cases, so that its place can be seen."""

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


def drawn(rng, n, d, eps):
    return rng.normal(size=(n, d)), 1.5 * rng.normal(size=(n, d)) + 1, rng.normal(size=d), eps


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[1.0], [0.0], [0.0]]), np.array([[0.0], [0.0], [3.0]]), np.array([6.0]), 2.0),
    )
    yield dict(
        name={"en": "the same gradient everywhere", "zh-hans": "处处相同的梯度"},
        args=(np.ones((3, 1)), np.array([[1.0], [2.0], [6.0]]), np.array([2.0]), 0.1),
    )
    yield dict(
        name={"en": "four examples, two features", "zh-hans": "四个样本，两个特征"},
        args=(
            np.array([[1.0, 0.0], [-1.0, 2.0], [0.5, 1.0], [2.0, -1.0]]),
            np.array([[0.0, 10.0], [1.0, 30.0], [5.0, 20.0], [2.0, 60.0]]),
            np.array([1.5, -2.0]),
            0.5,
        ),
        points=2,
    )
    yield hidden({"en": "two examples", "zh-hans": "两个样本"}, drawn(rng, 2, 3, 0.2), "a batch of two", "批量大小为二")
    yield hidden(
        {"en": "square batch", "zh-hans": "方形的批量"},
        drawn(rng, 4, 4, 0.3),
        "as many examples as features",
        "样本数与特征数相等",
        points=2,
    )
    yield hidden(
        {"en": "a constant feature", "zh-hans": "一个常数特征"},
        (rng.normal(size=(3, 2)), np.array([[3.0, 1.0], [3.0, 2.0], [3.0, 6.0]]), np.array([1.0, 2.0]), 0.25),
        "a feature that is constant over the batch",
        "在批量上为常数的特征",
    )
    yield hidden(
        {"en": "a small epsilon", "zh-hans": "很小的 epsilon"},
        drawn(rng, 6, 2, 1e-5),
        "a small epsilon",
        "很小的 epsilon",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 5, 3, 0.1),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small batches of whole numbers."""
    for n, d in ((2, 1), (3, 1), (2, 2), (3, 2)):
        for eps in (0.5, 1.0):
            for _ in range(3):
                dY, X = rng.integers(-3, 4, size=(2, n, d)).astype(float)
                yield dict(args=(dY, X, rng.integers(1, 4, size=d).astype(float), eps))

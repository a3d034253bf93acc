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


def drawn(rng, n, d, momentum, eps, train):
    X = 2 * rng.normal(size=(n, d)) + rng.normal(size=d)
    return (
        X,
        rng.normal(size=d),
        rng.normal(size=d),
        rng.normal(size=d),
        rng.uniform(0.5, 2, size=d),
        momentum,
        eps,
        train,
    )


def cases(rng):
    X, gamma, beta = np.array([[1.0], [3.0]]), np.array([2.0]), np.array([10.0])
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(X, gamma, beta, np.zeros(1), np.ones(1), 0.9, 0.0, True),
    )
    yield dict(
        name={"en": "the worked example at test time", "zh-hans": "例题，测试时"},
        args=(X, gamma, beta, np.array([1.0]), np.array([3.0]), 0.9, 1.0, False),
    )
    yield dict(
        name={"en": "three examples, two features", "zh-hans": "三个样本，两个特征"},
        args=(
            np.array([[0.0, 10.0], [1.0, 30.0], [5.0, 20.0]]),
            np.array([1.0, 2.0]),
            np.array([0.5, -0.5]),
            np.array([1.0, 15.0]),
            np.array([2.0, 50.0]),
            0.75,
            0.5,
            True,
        ),
        points=2,
    )
    yield hidden(
        {"en": "a constant feature", "zh-hans": "一个常数特征"},
        (
            np.array([[3.0, 1.0], [3.0, 2.0], [3.0, 6.0]]),
            np.array([1.5, -2.0]),
            np.array([0.25, 1.0]),
            np.zeros(2),
            np.ones(2),
            0.9,
            0.01,
            True,
        ),
        "a feature that is constant over the batch",
        "在批量上为常数的特征",
    )
    yield hidden(
        {"en": "a batch of one, test time", "zh-hans": "批量大小为一，测试时"},
        drawn(rng, 1, 4, 0.9, 0.2, False),
        "a single example at test time",
        "测试时只有一个样本",
    )
    yield hidden(
        {"en": "square batch", "zh-hans": "方形的批量"},
        drawn(rng, 4, 4, 0.6, 0.3, True),
        "as many examples as features",
        "样本数与特征数相等",
        points=2,
    )
    yield hidden(
        {"en": "test time", "zh-hans": "测试时"},
        drawn(rng, 5, 3, 0.8, 0.4, False),
        "test time",
        "测试时",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 6, 4, 0.7, 0.1, True),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small batches of whole numbers, in training and after it."""
    for n, d in ((2, 1), (1, 2), (2, 2), (3, 2)):
        for train in (True, False):
            for eps in (0.5, 1.0):
                X, (gamma, beta, mean), var = (
                    rng.integers(0, 5, size=(n, d)).astype(float),
                    rng.integers(1, 4, size=(3, d)).astype(float),
                    rng.integers(1, 5, size=d).astype(float),
                )
                yield dict(args=(X, gamma, beta, mean, var, 0.75, eps, train))

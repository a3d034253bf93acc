"""Smallest first: one example and one epoch, then several of each. Rates are large enough for every step to show."""

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


def drawn(rng, n, d, h, k, rate, epochs):
    X, T = rng.random(size=(n, d)), np.eye(k)[rng.integers(0, k, size=n)] if k > 1 else rng.integers(0, 2, (n, 1)) * 1.0
    W1, W2 = rng.uniform(-0.5, 0.5, size=(d, h)), rng.uniform(-0.5, 0.5, size=(h, k))
    return X, T, W1, rng.uniform(-0.5, 0.5, size=h), W2, rng.uniform(-0.5, 0.5, size=k), rate, epochs


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([[1.0, 0.0]]),
            np.array([[1.0]]),
            np.zeros((2, 1)),
            np.zeros(1),
            np.array([[1.0]]),
            np.array([-0.5]),
            1.0,
            1,
        ),
    )
    yield dict(
        name={"en": "two examples, one epoch", "zh-hans": "两个样本，一轮"},
        args=(
            np.array([[0.0, 1.0], [1.0, 0.5]]),
            np.array([[1.0, 0.0], [0.0, 1.0]]),
            np.array([[0.5, -0.5], [0.25, 1.0]]),
            np.array([0.1, -0.1]),
            np.array([[1.0, -1.0], [0.5, 2.0]]),
            np.array([0.0, 0.2]),
            0.9,
            1,
        ),
        points=2,
    )
    yield dict(
        name={"en": "exclusive or, five epochs", "zh-hans": "异或，五轮"},
        args=(
            np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]),
            np.array([[0.0], [1.0], [1.0], [0.0]]),
            np.array([[0.4, -0.3, 0.2], [0.1, 0.5, -0.4]]),
            np.array([-0.1, 0.2, 0.3]),
            np.array([[0.3], [-0.2], [0.5]]),
            np.array([0.1]),
            2.0,
            5,
        ),
        points=2,
    )
    yield hidden(
        {"en": "one example, three epochs", "zh-hans": "一个样本，三轮"},
        drawn(rng, 1, 4, 3, 2, 1.5, 3),
        "one example, several epochs",
        "一个样本，多轮训练",
    )
    yield hidden(
        {"en": "all sizes equal", "zh-hans": "所有大小相等"},
        drawn(rng, 3, 3, 3, 3, 0.8, 2),
        "all sizes equal",
        "所有尺寸都相等",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 6, 4, 5, 3, 0.7, 4),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One or two examples, few neurons, one or two epochs."""
    for n, d, m, k in ((1, 1, 1, 1), (2, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1), (1, 1, 1, 2), (2, 2, 2, 2)):
        for epochs in (1, 2):
            X, T = rng.integers(0, 2, size=(n, d)).astype(float), rng.integers(0, 2, size=(n, k)).astype(float)
            W1, b1, W2, b2 = (rng.integers(-2, 3, size=s) / 2 for s in ((d, m), (m,), (m, k), (k,)))
            yield dict(args=(X, T, W1, b1, W2, b2, 1.0, epochs))

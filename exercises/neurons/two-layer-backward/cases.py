"""Smallest first; every width differs, then all are equal."""

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


def drawn(rng, n, d, h, k):
    W1, W2 = rng.normal(size=(d, h)) / np.sqrt(d), rng.normal(size=(h, k)) / np.sqrt(h)
    dO, X = rng.normal(size=(n, k)), rng.normal(size=(n, d))
    return dO, X, W1, rng.normal(size=h) / 2, W2, rng.normal(size=k) / 2


def cases(rng):
    yield dict(
        name={"en": "one neuron after the other", "zh-hans": "神经元一个接一个"},
        args=(
            np.array([[2.0]]),
            np.array([[0.5]]),
            np.array([[2.0]]),
            np.array([-0.5]),
            np.array([[3.0]]),
            np.array([1.0]),
        ),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([[1.0]]),
            np.array([[1.0, 2.0]]),
            np.array([[1.0, 0.0], [0.0, 0.5]]),
            np.array([-1.0, 0.0]),
            np.array([[2.0], [1.0]]),
            np.array([0.5]),
        ),
    )
    yield dict(
        name={"en": "four examples, three hidden neurons", "zh-hans": "四个样本，三个隐藏神经元"},
        args=drawn(np.random.default_rng(7), 4, 2, 3, 2),
        points=2,
    )
    yield hidden(
        {"en": "a batch of one", "zh-hans": "批量大小为一"},
        drawn(rng, 1, 3, 5, 2),
        "a batch of one example",
        "批量大小为一",
    )
    yield hidden(
        {"en": "all sizes equal", "zh-hans": "所有大小相等"},
        drawn(rng, 3, 3, 3, 3),
        "all sizes equal",
        "所有尺寸都相等",
        points=2,
    )
    yield hidden(
        {"en": "one hidden neuron", "zh-hans": "一个隐藏神经元"},
        drawn(rng, 3, 4, 1, 6),
        "a single hidden neuron",
        "只有一个隐藏神经元",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 5, 4, 6, 3),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few examples and neurons."""
    for n, d, m, k in (
        (1, 1, 1, 1),
        (2, 1, 1, 1),
        (1, 2, 1, 1),
        (1, 1, 2, 1),
        (1, 1, 1, 2),
        (2, 2, 2, 2),
        (2, 1, 3, 2),
    ):
        for _ in range(2):
            shapes = ((n, k), (n, d), (d, m), (m,), (m, k), (k,))
            yield dict(args=tuple(rng.integers(-2, 3, size=s) / 2 for s in shapes))

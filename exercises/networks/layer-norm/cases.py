"""Smallest first; eps is large in several cases, so that its place can be seen."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def drawn(rng, n, d, eps):
    return 2 * rng.normal(size=(n, d)) + 1, rng.normal(size=d), rng.normal(size=d), eps


def cases(rng):
    yield dict(
        name={"en": "one example of two features", "zh-hans": "一个样本，两个特征"},
        args=(np.array([[1.0, 3.0]]), np.ones(2), np.zeros(2), 0.0),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[1.0, 3.0], [10.0, 30.0]]), np.array([1.0, 2.0]), np.array([0.0, 5.0]), 0.0),
        points=2,
    )
    yield dict(
        name={"en": "epsilon 0.5", "zh-hans": "epsilon 为 0.5"},
        args=(np.array([[1.0, 2.0, 6.0], [0.0, 0.0, 3.0]]), np.array([1.0, -1.0, 2.0]), np.zeros(3), 0.5),
    )
    yield hidden(
        {"en": "as many examples as features", "zh-hans": "样本数与特征数相等"},
        drawn(rng, 4, 4, 0.3),
        "as many examples as features",
        "样本数与特征数相等",
        points=2,
    )
    yield hidden(
        {"en": "an example that is constant", "zh-hans": "一个常数样本"},
        (np.array([[3.0, 3.0, 3.0], [1.0, 2.0, 6.0]]), np.array([2.0, 1.0, -1.0]), np.array([0.5, 0.0, 1.0]), 0.25),
        "an example whose features are all equal",
        "所有特征都相等的样本",
    )
    yield hidden(
        {"en": "more examples than features", "zh-hans": "样本比特征多"},
        drawn(rng, 7, 2, 0.1),
        "more examples than features",
        "样本数多于特征数",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 3, 6, 0.2),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small batches of whole numbers."""
    for n in (1, 2, 3):
        for d in (2, 3):
            for eps in (0.0, 1.0):
                X = np.stack([rng.permutation(6)[:d] for _ in range(n)]).astype(float)
                yield dict(args=(X, rng.integers(1, 4, size=d).astype(float), rng.integers(-2, 3, size=d) / 1.0, eps))

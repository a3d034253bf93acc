"""Smallest first. eps is large in several cases, so that its place can be seen."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def drawn(rng, n, d, eps):
    return rng.normal(size=(n, d)), 1.5 * rng.normal(size=(n, d)) + 1, rng.normal(size=d), eps


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[6.0, 2.0, 1.0]]), np.array([[0.0, 0.0, 3.0]]), np.ones(3), 2.0),
    )
    yield dict(
        name={"en": "the same gradient everywhere", "zh-hans": "处处相同的梯度"},
        args=(np.ones((1, 3)), np.array([[1.0, 2.0, 6.0]]), np.array([2.0, 2.0, 2.0]), 0.1),
    )
    yield dict(
        name={"en": "two examples, four features", "zh-hans": "两个样本，四个特征"},
        args=(
            np.array([[1.0, 0.0, -1.0, 2.0], [0.5, 1.0, 2.0, -1.0]]),
            np.array([[0.0, 1.0, 5.0, 2.0], [10.0, 30.0, 20.0, 60.0]]),
            np.array([1.5, -2.0, 1.0, 0.5]),
            0.5,
        ),
        points=2,
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
        (rng.normal(size=(2, 3)), np.array([[3.0, 3.0, 3.0], [1.0, 2.0, 6.0]]), np.array([1.0, 2.0, -1.0]), 0.25),
        "an example whose features are all equal",
        "所有特征都相等的样本",
    )
    yield hidden(
        {"en": "a small epsilon", "zh-hans": "很小的 epsilon"},
        drawn(rng, 2, 6, 1e-5),
        "a small epsilon",
        "很小的 epsilon",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 3, 5, 0.1),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small batches of whole numbers."""
    for n in (1, 2):
        for d in (2, 3):
            for eps in (0.5, 1.0):
                X = np.stack([rng.permutation(6)[:d] for _ in range(n)]).astype(float)
                dY, gamma = rng.integers(-3, 4, size=(n, d)).astype(float), rng.integers(1, 4, size=d).astype(float)
                yield dict(args=(dY, X, gamma, eps))

"""Smallest first; all right and all wrong, then negative scores and more classes than examples."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def drawn(rng, n, k):
    return rng.normal(size=(n, k)), rng.integers(0, k, size=n)


def cases(rng):
    yield dict(
        name={"en": "one example, right", "zh-hans": "一个样本，正确"}, args=(np.array([[1.0, 2.0]]), np.array([1]))
    )
    yield dict(
        name={"en": "one example, wrong", "zh-hans": "一个样本，错误"}, args=(np.array([[1.0, 2.0]]), np.array([0]))
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[0.1, 0.7, 0.2], [2.0, -1.0, 0.0], [0.0, 3.0, 1.0]]), np.array([1, 0, 2])),
        points=2,
    )
    yield dict(
        name={"en": "negative scores", "zh-hans": "负的得分"},
        args=(np.array([[-3.0, -1.0], [-5.0, -8.0], [-2.0, -4.0], [-9.0, -7.0]]), np.array([1, 0, 1, 1])),
    )
    X = rng.normal(size=(4, 4))
    yield hidden(
        {"en": "as many examples as classes", "zh-hans": "样本数与类别数相等"},
        (X, np.where([True, True, False, True], X.argmax(axis=1), (X.argmax(axis=1) + 1) % 4)),
        "as many examples as classes",
        "样本数与类别数相等",
        points=2,
    )
    X = rng.normal(size=(3, 7))
    yield hidden(
        {"en": "more classes than examples", "zh-hans": "类别比样本多"},
        (X, np.array([X[0].argmax(), X[1].argmin(), X[2].argmin()])),
        "more classes than examples",
        "类别多于样本",
    )
    X, y = drawn(rng, 30, 3)
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (X, y),
        "random scores, others for everyone",
        "随机得分，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few examples with different whole numbers as scores."""
    for n in (1, 2, 3):
        for k in (2, 3):
            for _ in range(3):
                X = np.stack([rng.permutation(2 * k)[:k] - 1.0 for _ in range(n)])
                yield dict(args=(X, rng.integers(0, k, size=n)))

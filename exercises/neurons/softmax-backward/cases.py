"""Smallest first; square and not square, and large scores in rows far from one another."""

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
    yield dict(
        name={"en": "two even scores", "zh-hans": "两个相等的得分"},
        args=(np.array([[1.0, 0.0]]), np.array([[0.0, 0.0]])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[1.0, 0.0, 0.0]]), np.log(np.array([[1.0, 1.0, 2.0]]))),
    )
    yield dict(
        name={"en": "two rows of two", "zh-hans": "两行，每行两个"},
        args=(np.array([[1.0, -1.0], [2.0, 0.5]]), np.array([[0.0, 1.0], [2.0, 0.0]])),
    )
    yield hidden(
        {"en": "large scores", "zh-hans": "很大的得分"},
        (
            np.array([[1.0, 2.0, -1.0], [0.5, 1.0, 2.0], [3.0, 1.0, -2.0]]),
            np.array([[1000.0, 1001.0, 999.0], [0.0, 1.0, 0.5], [-1000.0, -999.0, 1.0]]),
        ),
        "large scores, and rows far from one another",
        "得分很大，且各行相差悬殊",
        points=2,
    )
    yield hidden(
        {"en": "the same gradient everywhere", "zh-hans": "处处相同的梯度"},
        (np.full((2, 3), 2.0), rng.normal(size=(2, 3))),
        "a gradient that is the same for all classes",
        "各类别的梯度都相同",
    )
    yield hidden(
        {"en": "more classes than examples", "zh-hans": "类别比样本多"},
        (rng.normal(size=(2, 6)), 2 * rng.normal(size=(2, 6))),
        "more classes than examples",
        "类别数多于样本数",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(4, 4)), 2 * rng.normal(size=(4, 4))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few small scores, then large ones."""
    for scale in (1.0, 600.0):
        for n, k in ((1, 2), (2, 2), (2, 3), (3, 2)):
            for _ in range(3):
                dY = rng.integers(-3, 4, size=(n, k)).astype(float)
                yield dict(args=(dY, scale * rng.integers(-2, 3, size=(n, k))))

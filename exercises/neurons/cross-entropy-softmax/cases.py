"""Smallest first; then scores at which a probability becomes 0, and rows far from one another."""

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
    yield dict(name={"en": "one example", "zh-hans": "一个样本"}, args=(np.array([[0.0, 1.0, 2.0]]), np.array([1])))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[0.0, 0.0], [np.log(3.0), 0.0]]), np.array([0, 1])),
    )
    yield dict(
        name={"en": "three examples, four classes", "zh-hans": "三个样本，四个类别"},
        args=(np.arange(12.0).reshape(3, 4) % 5 - 2, np.array([3, 0, 1])),
    )
    yield dict(
        name={"en": "large scores", "zh-hans": "很大的得分"},
        args=(np.array([[1000.0, 1001.0, 999.0], [-1000.0, -1000.0, -999.0]]), np.array([1, 0])),
        points=2,
    )
    yield hidden(
        {"en": "surely wrong", "zh-hans": "肯定是错的"},
        (np.array([[800.0, 0.0, -50.0], [0.0, 0.0, 60.0], [-900.0, -900.0, 0.0]]), np.array([1, 0, 2])),
        "a right class whose probability is almost 0",
        "正确类别的概率几乎为 0",
        points=2,
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
        (3 * rng.normal(size=(7, 5)), rng.integers(0, 5, size=7)),
        "random scores, others for everyone",
        "随机得分，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few small scores, then large ones."""
    for scale in (1.0, 600.0):
        for n, k in ((1, 2), (2, 2), (1, 3), (2, 3), (3, 2)):
            for _ in range(3):
                yield dict(args=(scale * rng.integers(-2, 3, size=(n, k)), rng.integers(0, k, size=n)))

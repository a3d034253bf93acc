"""Smallest first; the order of the two makes no difference, which is a property of its own."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="rows", **more)


def same(one, other):
    """Both orders give the same."""
    return dict(left=one, right=other)


def cases(rng):
    yield dict(name={"en": "two numbers", "zh-hans": "两个数"}, args=(np.array([3.0]), np.array([-2.0])))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([1.0, 2.0]), np.array([3.0, 1.0])),
        points=2,
    )
    yield dict(
        name={"en": "one impulse gives the answer itself", "zh-hans": "单个脉冲得到响应本身"},
        args=(np.array([0.0, 0.0, 1.0, 0.0]), np.array([5.0, 4.0, 3.0])),
    )
    yield dict(
        name={"en": "whole numbers, the second one longer", "zh-hans": "整数，第二个更长"},
        args=(np.array([1, -1]), np.array([2, 0, 1, 4, 3])),
    )
    yield dict(
        name={"en": "both orders", "zh-hans": "两种次序"},
        chain=[
            dict(args=(np.array([1.0, 2.0, 4.0]), np.array([3.0, -1.0])), judge=True),
            dict(args=(np.array([3.0, -1.0]), np.array([1.0, 2.0, 4.0])), judge=True),
        ],
        check="property",
        property={"en": "f * g and g * f are the same", "zh-hans": "f * g 与 g * f 相同"},
        options=dict(relation="same"),
    )
    yield hidden(
        {"en": "as long as each other", "zh-hans": "长度相同"},
        (rng.normal(size=6), rng.normal(size=6)),
        "two rows of the same length",
        "长度相同的两行数",
        points=2,
    )
    yield hidden(
        {"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        (rng.normal(size=12)[::-3], rng.normal(size=3)),
        "a row that is a strided view",
        "带步长的视图",
    )
    n, m = (int(k) for k in rng.integers(3, 9, size=2))
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=n), rng.normal(size=m + 2)),
        "random lengths, others for everyone",
        "随机长度，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Short rows of whole numbers."""
    for n in range(1, 6):
        for m in range(1, 6):
            yield dict(args=tuple(rng.integers(-4, 6, size=k).astype(float) for k in (n, m)))

"""Smallest first; a single factor that is missing shows in each of them."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def drawn(rng, shape, p):
    return rng.normal(size=shape), rng.normal(size=shape), rng.random(shape) >= p, p


def cases(rng):
    yield dict(
        name={"en": "one element that was kept", "zh-hans": "一个保留的元素"},
        args=(np.array([1.0]), np.array([1.0]), np.array([True]), 0.5),
    )
    yield dict(
        name={"en": "one element that was dropped", "zh-hans": "一个丢弃的元素"},
        args=(np.array([5.0]), np.array([1.0]), np.array([False]), 0.5),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([3.0, 1.0, 1.0]), np.array([0.0, 1.0, 1.0]), np.array([True, True, False]), 0.5),
        points=2,
    )
    yield dict(
        name={"en": "nothing is dropped", "zh-hans": "什么也不丢弃"},
        args=(np.array([[1.0, -2.0]]), np.array([[0.5, -1.0]]), np.array([[True, True]]), 0.0),
    )
    yield hidden(
        {"en": "most of a batch is dropped", "zh-hans": "大部分被丢弃"},
        drawn(rng, (6, 8), 0.75),
        "a batch of which most is dropped",
        "大部分被丢弃的批量",
        points=2,
    )
    yield hidden(
        {"en": "three axes", "zh-hans": "三个轴"}, drawn(rng, (2, 3, 4), 0.2), "an array of three axes", "三个轴的数组"
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, (5, 4), 0.4),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One or two elements, kept or dropped."""
    for p in (0.5, 0.2):
        for kept in ([True], [False], [True, False]):
            X = rng.integers(-2, 3, size=len(kept)) / 2
            yield dict(args=(rng.integers(1, 4, size=len(kept)).astype(float), X, np.array(kept), p))

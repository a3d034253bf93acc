"""Smallest first; sentences as short as a kernel, and responses that are all negative."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="texts", **more)


def drawn(rng, n, d, o, k):
    return rng.normal(size=(n, d)), rng.normal(size=(o, k, d)), rng.normal(size=o)


def cases(rng):
    yield dict(
        name={"en": "one word, one number", "zh-hans": "一个词，一个数"},
        args=(np.array([[3.0]]), np.array([[[-2.0]]]), np.array([1.0])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[1.0, 2.0], [0.0, 1.0], [5.0, 3.0]]), np.array([[[1.0, 0.0], [0.0, 1.0]]]), np.array([0.5])),
        points=2,
    )
    yield dict(
        name={"en": "two kernels, all responses negative", "zh-hans": "两个卷积核，响应全为负"},
        args=(
            np.array([[1.0], [2.0], [4.0]]),
            np.array([[[-1.0], [-1.0]], [[-3.0], [1.0]]]),
            np.array([0.0, -1.0]),
        ),
    )
    yield dict(
        name={"en": "kernel as long as the sentence", "zh-hans": "卷积核与句子一样长"},
        args=(np.arange(6.0).reshape(3, 2), np.ones((1, 3, 2)), np.array([-5.0])),
    )
    yield hidden(
        {"en": "more kernels than words", "zh-hans": "卷积核比词多"},
        drawn(rng, 4, 3, 6, 2),
        "more kernels than words",
        "卷积核的个数多于词数",
        points=2,
    )
    yield hidden(
        {"en": "longer vectors than sentence", "zh-hans": "向量比句子长"},
        drawn(rng, 3, 5, 2, 2),
        "words of more numbers than there are words",
        "词向量的长度大于词数",
    )
    X, K, b = drawn(rng, 7, 4, 3, 3)
    yield hidden(
        {"en": "views with gaps", "zh-hans": "带间隔的视图"},
        (rng.normal(size=(8, 14))[::2, ::-2].T, K[::-1], b),
        "arrays that are transposed, strided views",
        "数组是转置并带步长的视图",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, int(rng.integers(5, 9)), 4, 3, int(rng.integers(2, 5))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Short sentences of small whole numbers."""
    for n in range(1, 5):
        for d in (1, 2, 3):
            for o in (1, 2):
                for k in range(1, min(n, 2) + 1):
                    arrays = (rng.integers(-3, 4, size=shape) for shape in ((n, d), (o, k, d), (o,)))
                    yield dict(args=tuple(array.astype(float) for array in arrays))

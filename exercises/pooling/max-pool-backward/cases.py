"""Smallest first. Whole numbers with many ties sit beside random ones without any."""

import numpy as np


def output_shape(X, pool_size, stride):
    return tuple((n - p) // s + 1 for n, p, s in zip(X.shape, pool_size, stride))


def drawn(rng, shape, pool_size, stride):
    X = rng.permutation(shape[0] * shape[1]).reshape(shape).astype(float)
    return rng.normal(size=output_shape(X, pool_size, stride)), X, pool_size, stride


def cases(rng):
    yield dict(
        name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([[5.0]]), np.array([[2.0]]), (1, 1), (1, 1))
    )
    yield dict(
        name={"en": "one window", "zh-hans": "一个窗口"},
        args=(np.array([[10.0]]), np.array([[1.0, 3.0], [2.0, 0.0]]), (2, 2), (2, 2)),
    )
    yield dict(
        name={"en": "the worked example: windows overlap", "zh-hans": "例题：窗口重叠"},
        args=(
            np.array([[1.0, 2.0], [3.0, 4.0]]),
            np.array([[1.0, 2.0, 0.0], [3.0, 9.0, 4.0], [0.0, 5.0, 6.0]]),
            (2, 2),
            (1, 1),
        ),
        points=2,
    )
    yield dict(
        name={"en": "a tie: the first maximum takes it", "zh-hans": "并列最大：归第一个"},
        args=(np.array([[4.0]]), np.array([[1.0, 7.0], [7.0, 7.0]]), (2, 2), (2, 2)),
    )
    yield dict(
        name={"en": "a wide window", "zh-hans": "较宽的窗口"},
        args=(
            np.array([[1.0, -1.0]]),
            np.array([[0.0, 1.0, 9.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0, 0.0, 1.0]]),
            (2, 3),
            (2, 3),
        ),
    )
    yield dict(
        name={"en": "columns left over", "zh-hans": "剩下几列"},
        args=(
            np.array([[1.0, 2.0], [3.0, 4.0]]),
            np.arange(20.0).reshape(4, 5),
            (2, 2),
            (2, 2),
        ),
    )
    yield dict(
        name={"en": "window as large as the input", "zh-hans": "窗口和输入一样大"},
        args=drawn(rng, (3, 5), (3, 5), (1, 1)),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a window as large as the input", "zh-hans": "汇聚窗口和输入一样大"},
    )
    yield dict(
        name={"en": "tall windows, rows overlap", "zh-hans": "较高的窗口，行方向重叠"},
        args=drawn(rng, (9, 6), (4, 2), (2, 2)),
        visible=False,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "tall windows that overlap from row to row", "zh-hans": "较高的窗口，上下相邻的窗口有重叠"},
    )
    yield dict(
        name={"en": "stride larger than the window", "zh-hans": "步幅大于窗口"},
        args=drawn(rng, (8, 10), (2, 3), (3, 4)),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a stride larger than the window", "zh-hans": "步幅大于汇聚窗口"},
    )
    X = rng.integers(0, 2, size=(6, 7)).astype(float)
    yield dict(
        name={"en": "ties everywhere, all overlapping", "zh-hans": "处处并列，全都重叠"},
        args=(rng.normal(size=output_shape(X, (3, 2), (1, 1))), X, (3, 2), (1, 1)),
        visible=False,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "many equal maxima in overlapping windows", "zh-hans": "重叠的窗口中有许多相等的最大值"},
    )
    X = -1.0 - rng.random(size=(8, 6))
    yield dict(
        name={"en": "all negative", "zh-hans": "全是负数"},
        args=(rng.normal(size=output_shape(X, (2, 2), (2, 2))), X, (2, 2), (2, 2)),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "an input without a positive element", "zh-hans": "输入中没有正数"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (9, 11), (3, 2), (2, 1)),
        visible=False,
        fresh=True,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def family(rng, name):
    """Small arrays of whole numbers, with ties and without."""
    for p_h, p_w in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3)):
        for more_h, more_w in ((0, 0), (1, 2), (2, 1)):
            for stride in ((1, 1), (1, 2), (2, 2)):
                X = rng.integers(-2, 3, size=(p_h + more_h, p_w + more_w)).astype(float)
                dY = rng.integers(1, 6, size=output_shape(X, (p_h, p_w), stride)).astype(float)
                yield dict(args=(dY, X, (p_h, p_w), stride))

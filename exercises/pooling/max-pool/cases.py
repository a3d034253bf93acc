"""Smallest first; windows side by side, overlapping, with gaps, and with rows left over."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one element", args=(np.array([[5.0]]), (1, 1), (1, 1)))
    yield dict(name="one window", args=(np.array([[1.0, 3.0], [2.0, 0.0]]), (2, 2), (2, 2)))
    X = np.array([[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 1.0], [0.0, 1.0, 7.0, 5.0], [2.0, 2.0, 6.0, 8.0]])
    yield dict(name="the worked example", args=(X, (2, 2), (2, 2)), points=2)
    yield dict(name="all negative", args=(-X - 1.0, (2, 2), (2, 2)))
    yield dict(name="windows overlap", args=(np.array([[1.0, 5.0, 2.0, 7.0, 3.0]]), (1, 3), (1, 1)))
    yield dict(name="a column left over", args=(np.arange(10.0).reshape(2, 5), (2, 2), (2, 2)))
    yield dict(
        name="window as large as the input",
        args=(rng.normal(size=(3, 5)), (3, 5), (1, 2)),
        **hidden("a window as large as the input", "汇聚窗口和输入一样大"),
    )
    yield dict(
        name="tall windows, rows overlap",
        args=(rng.normal(size=(9, 7)), (4, 2), (2, 2)),
        points=2,
        **hidden("tall windows that overlap from row to row", "较高的窗口，上下相邻的窗口有重叠"),
    )
    yield dict(
        name="stride larger than the window",
        args=(rng.normal(size=(8, 10)), (2, 3), (3, 4)),
        points=2,
        **hidden("a stride larger than the window", "步幅大于汇聚窗口"),
    )
    yield dict(
        name="a negative view with gaps",
        args=((-1.0 - rng.random(size=(12, 10)))[::2, ::-1].T, (3, 2), (2, 1)),
        **hidden("negative numbers in a transposed, strided view", "转置并带步长的视图，全为负数"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(9, 11)), (3, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

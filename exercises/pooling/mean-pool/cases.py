"""Smallest first; windows side by side, overlapping, with gaps, and with rows left over."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one element", args=(np.array([[5.0]]), (1, 1), (1, 1)))
    yield dict(name="one window", args=(np.array([[1.0, 3.0], [2.0, 0.0]]), (2, 2), (2, 2)))
    X = np.array([[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 1.0]])
    yield dict(name="the worked example", args=(X, (2, 2), (2, 2)), points=2)
    yield dict(name="windows overlap", args=(np.array([[1.0, 5.0, 3.0, 7.0, 2.0]]), (1, 3), (1, 1)))
    yield dict(name="a wide window, a column left over", args=(np.arange(14.0).reshape(2, 7), (2, 3), (2, 3)))
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
        name="a view with gaps",
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, (3, 2), (2, 1)),
        **hidden("an input that is a transposed, strided view", "输入是转置并带步长的视图"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(9, 11)), (3, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

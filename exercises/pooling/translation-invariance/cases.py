"""Smallest first; whole numbers, so that equal maxima are frequent and exactly equal."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one window over all: nothing changes", args=(np.array([[1.0, 2.0], [3.0, 4.0]]), (2, 2), 1, 1))
    yield dict(name="the worked example", args=(np.array([[9.0, 1.0, 2.0, 2.0, 0.0, 5.0]]), (1, 2), 0, 1), points=2)
    yield dict(name="no movement", args=(np.arange(12.0).reshape(3, 4), (1, 2), 0, 0))
    yield dict(name="everything changes", args=(np.arange(8.0).reshape(2, 4), (1, 1), 0, 1))
    yield dict(
        name="a column left over comes in",
        args=(np.array([[1.0, 0.0, 0.0, 1.0, 9.0], [0.0, 0.0, 0.0, 0.0, 0.0]]), (2, 2), 0, 1),
    )
    X = rng.integers(0, 4, size=(9, 6)).astype(float)
    yield dict(name="down", args=(X, (3, 2), 1, 0))
    X = rng.integers(0, 5, size=(8, 15)).astype(float)
    yield dict(
        name="up and to the left, wide windows",
        args=(X, (2, 3), -1, -2),
        points=2,
        **hidden("negative shifts, windows that are not square", "负的平移量，窗口不是正方形"),
    )
    X = rng.integers(0, 6, size=(11, 14)).astype(float)
    yield dict(
        name="rows and columns left over",
        args=(X, (2, 3), 2, 1),
        points=2,
        **hidden("rows and columns that don't fill a window", "有填不满窗口的行和列"),
    )
    X = -rng.integers(1, 6, size=(12, 9)).astype(float)
    yield dict(
        name="negative numbers",
        args=(X[::-1].T, (3, 2), 1, 3),
        **hidden("negative numbers in a transposed view", "转置的视图，全为负数"),
    )
    X = rng.integers(0, 6, size=(10, 12)).astype(float)
    yield dict(
        name="a shift by more than the image",
        args=(X, (2, 2), 11, -13),
        **hidden("a shift by more than the image's size", "平移量超过图像的大小"),
    )
    X = rng.integers(0, 6, size=(13, 17)).astype(float)
    yield dict(
        name="drawn for you",
        args=(X, (3, 4), int(rng.integers(1, 4)), int(rng.integers(-4, 0))),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

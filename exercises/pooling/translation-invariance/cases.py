"""Smallest first; whole numbers, so that equal maxima are frequent and exactly equal."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one window over all: nothing changes", "zh-hans": "一个窗口盖住全部：什么都不变"},
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), (2, 2), 1, 1),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[9.0, 1.0, 2.0, 2.0, 0.0, 5.0]]), (1, 2), 0, 1),
        points=2,
    )
    yield dict(name={"en": "no movement", "zh-hans": "没有移动"}, args=(np.arange(12.0).reshape(3, 4), (1, 2), 0, 0))
    yield dict(
        name={"en": "everything changes", "zh-hans": "一切都变"}, args=(np.arange(8.0).reshape(2, 4), (1, 1), 0, 1)
    )
    yield dict(
        name={"en": "a column left over comes in", "zh-hans": "剩下的一列也被用到"},
        args=(np.array([[1.0, 0.0, 0.0, 1.0, 9.0], [0.0, 0.0, 0.0, 0.0, 0.0]]), (2, 2), 0, 1),
    )
    X = rng.integers(0, 4, size=(9, 6)).astype(float)
    yield dict(name={"en": "down", "zh-hans": "向下"}, args=(X, (3, 2), 1, 0))
    X = rng.integers(0, 5, size=(8, 15)).astype(float)
    yield dict(
        name={"en": "up and to the left, wide windows", "zh-hans": "向上和向左，较宽的窗口"},
        args=(X, (2, 3), -1, -2),
        points=2,
        **hidden("negative shifts, windows that are not square", "负的平移量，窗口不是正方形"),
    )
    X = rng.integers(0, 6, size=(11, 14)).astype(float)
    yield dict(
        name={"en": "rows and columns left over", "zh-hans": "剩下几行和几列"},
        args=(X, (2, 3), 2, 1),
        points=2,
        **hidden("rows and columns that don't fill a window", "有填不满窗口的行和列"),
    )
    X = -rng.integers(1, 6, size=(12, 9)).astype(float)
    yield dict(
        name={"en": "negative numbers", "zh-hans": "负数"},
        args=(X[::-1].T, (3, 2), 1, 3),
        **hidden("negative numbers in a transposed view", "转置的视图，全为负数"),
    )
    X = rng.integers(0, 6, size=(10, 12)).astype(float)
    yield dict(
        name={"en": "a shift by more than the image", "zh-hans": "平移超出图像"},
        args=(X, (2, 2), 11, -13),
        **hidden("a shift by more than the image's size", "平移量超过图像的大小"),
    )
    X = rng.integers(0, 6, size=(13, 17)).astype(float)
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(X, (3, 4), int(rng.integers(1, 4)), int(rng.integers(-4, 0))),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def family(rng, name):
    """Rows and small images of whole numbers, moved by a pixel or two."""
    for n_h, n_w in ((1, 4), (4, 1), (2, 4), (4, 4), (3, 5)):
        for window in ((1, 2), (2, 1), (2, 2)):
            for down, right in ((0, 1), (1, 0), (-1, 2)):
                if window[0] <= n_h and window[1] <= n_w:
                    yield dict(args=(rng.integers(0, 4, size=(n_h, n_w)).astype(float), window, down, right))

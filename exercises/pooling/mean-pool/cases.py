"""Smallest first; windows side by side, overlapping, with gaps, and with rows left over."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([[5.0]]), (1, 1), (1, 1)))
    yield dict(
        name={"en": "one window", "zh-hans": "一个窗口"}, args=(np.array([[1.0, 3.0], [2.0, 0.0]]), (2, 2), (2, 2))
    )
    X = np.array([[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 1.0]])
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(X, (2, 2), (2, 2)), points=2)
    yield dict(
        name={"en": "windows overlap", "zh-hans": "窗口重叠"},
        args=(np.array([[1.0, 5.0, 3.0, 7.0, 2.0]]), (1, 3), (1, 1)),
    )
    yield dict(
        name={"en": "a wide window, a column left over", "zh-hans": "较宽的窗口，剩下一列"},
        args=(np.arange(14.0).reshape(2, 7), (2, 3), (2, 3)),
    )
    yield dict(
        name={"en": "window as large as the input", "zh-hans": "窗口和输入一样大"},
        args=(rng.normal(size=(3, 5)), (3, 5), (1, 2)),
        **hidden("a window as large as the input", "汇聚窗口和输入一样大"),
    )
    yield dict(
        name={"en": "tall windows, rows overlap", "zh-hans": "较高的窗口，行方向重叠"},
        args=(rng.normal(size=(9, 7)), (4, 2), (2, 2)),
        points=2,
        **hidden("tall windows that overlap from row to row", "较高的窗口，上下相邻的窗口有重叠"),
    )
    yield dict(
        name={"en": "stride larger than the window", "zh-hans": "步幅大于窗口"},
        args=(rng.normal(size=(8, 10)), (2, 3), (3, 4)),
        points=2,
        **hidden("a stride larger than the window", "步幅大于汇聚窗口"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, (3, 2), (2, 1)),
        **hidden("an input that is a transposed, strided view", "输入是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(9, 11)), (3, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small arrays, with windows that overlap, touch or leave gaps."""
    for p_h, p_w in ((1, 1), (1, 2), (2, 1), (2, 3)):
        for more_h, more_w in ((0, 0), (1, 2), (2, 1)):
            for stride in ((1, 1), (1, 2), (2, 1), (2, 3)):
                yield dict(args=(whole(rng, p_h + more_h, p_w + more_w), (p_h, p_w), stride))

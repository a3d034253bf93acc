"""Smallest first; windows side by side, overlapping, with gaps, and rows that no window covers."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, shape, pool_size, stride):
    out = [(n - p) // s + 1 for n, p, s in zip(shape, pool_size, stride)]
    return rng.normal(size=out), shape, pool_size, stride


def cases(rng):
    yield dict(name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([[5.0]]), (1, 1), (1, 1), (1, 1)))
    yield dict(name={"en": "one window", "zh-hans": "一个窗口"}, args=(np.array([[8.0]]), (2, 2), (2, 2), (2, 2)))
    yield dict(
        name={"en": "the worked example: windows overlap", "zh-hans": "例题：窗口重叠"},
        args=(np.array([[4.0, 6.0]]), (1, 3), (1, 2), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "side by side", "zh-hans": "并排"},
        args=(np.array([[4.0, 8.0], [-4.0, 0.0]]), (4, 4), (2, 2), (2, 2)),
    )
    yield dict(
        name={"en": "a wide window", "zh-hans": "较宽的窗口"}, args=(np.array([[6.0], [12.0]]), (2, 3), (1, 3), (1, 3))
    )
    yield dict(
        name={"en": "a row and a column left over", "zh-hans": "剩下一行和一列"},
        args=(np.array([[4.0]]), (3, 3), (2, 2), (2, 2)),
    )
    X, dY, pool_size, stride = rng.normal(size=(6, 7)), rng.normal(size=(2, 6)), (3, 2), (2, 1)
    yield dict(
        name={"en": "the transpose of mean pooling", "zh-hans": "平均汇聚的转置"},
        chain=[dict(args=(dY, X.shape, pool_size, stride), judge="dX")],
        check="gradient",
        options=dict(
            forward="pooling.mean_pool2d",
            of="reference",
            adjoint=True,
            inputs=dict(X=X, pool_size=pool_size, padding=(0, 0), stride=stride),
            parameters=["X"],
            upstream=dY,
        ),
    )
    yield dict(
        name={"en": "window as large as the input", "zh-hans": "窗口和输入一样大"},
        args=drawn(rng, (3, 5), (3, 5), (1, 1)),
        **hidden("a window as large as the input", "汇聚窗口和输入一样大"),
    )
    yield dict(
        name={"en": "tall windows, rows overlap", "zh-hans": "较高的窗口，行方向重叠"},
        args=drawn(rng, (9, 6), (4, 2), (2, 2)),
        points=2,
        **hidden("tall windows that overlap from row to row", "较高的窗口，上下相邻的窗口有重叠"),
    )
    yield dict(
        name={"en": "stride larger than the window", "zh-hans": "步幅大于窗口"},
        args=drawn(rng, (8, 10), (2, 3), (3, 4)),
        points=2,
        **hidden("a stride larger than the window", "步幅大于汇聚窗口"),
    )
    dY, shape, pool_size, stride = drawn(rng, (7, 8), (3, 3), (1, 2))
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(np.repeat(dY, 2, axis=0)[::-2, ::-1], shape, pool_size, stride),
        **hidden("a gradient that is a strided view", "梯度是带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (9, 11), (3, 2), (2, 1)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def family(rng, name):
    """Small arrays, with windows that overlap, touch or leave gaps."""
    for p_h, p_w in ((1, 1), (1, 2), (2, 1), (2, 3)):
        for more_h, more_w in ((0, 0), (1, 2), (2, 1)):
            for s_h, s_w in ((1, 1), (1, 2), (2, 1), (2, 3)):
                dY = rng.integers(1, 6, size=(more_h // s_h + 1, more_w // s_w + 1)) * float(p_h * p_w)
                yield dict(args=(dY, (p_h + more_h, p_w + more_w), (p_h, p_w), (s_h, s_w)))

"""Smallest first; negative numbers, and paddings and strides that differ between the axes."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name="one element, no padding", args=(np.array([[5.0]]), (1, 1), (0, 0), (1, 1)))
    yield dict(name="one negative element, padded", args=(np.array([[-5.0]]), (2, 2), (1, 1), (1, 1)))
    yield dict(
        name="the worked example",
        args=(np.array([[-4.0, -1.0], [-3.0, -2.0]]), (2, 2), (1, 1), (1, 1)),
        points=2,
    )
    yield dict(name="no padding, side by side", args=(np.arange(16.0).reshape(4, 4), (2, 2), (0, 0), (2, 2)))
    yield dict(
        name="a 3x3 window, stride (2, 1)",
        args=(np.array([[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 1.0], [0.0, 1.0, 7.0, 5.0]]), (3, 3), (1, 1), (2, 1)),
    )
    yield dict(name="columns padded only", args=(-np.arange(1.0, 11.0).reshape(2, 5), (2, 3), (0, 1), (1, 2)))
    yield dict(name="two channels", args=(np.arange(-8.0, 0.0).reshape(2, 2, 2), (2, 2), (1, 0), (2, 1)), points=2)
    yield dict(
        name="large windows, negative numbers",
        args=(-1.0 - rng.random(size=(7, 9)), (4, 5), (2, 1), (3, 2)),
        points=2,
        **hidden("negative numbers, padding that differs between the axes", "全为负数，两个方向的填充不同"),
    )
    yield dict(
        name="window as large as the padded input",
        args=(-rng.random(size=(3, 4)) - 1.0, (5, 6), (1, 1), (1, 1)),
        **hidden("one window over all", "一个窗口覆盖全部"),
    )
    yield dict(
        name="many channels, stride larger than the window",
        args=(rng.normal(size=(3, 8, 10)), (2, 3), (1, 0), (3, 4)),
        **hidden("channels, and a stride larger than the window", "多个通道，步幅大于汇聚窗口"),
    )
    yield dict(
        name="a view with gaps",
        args=((-1.0 - rng.random(size=(12, 10)))[::2, ::-1].T, (3, 2), (1, 1), (2, 3)),
        **hidden("an input that is a transposed, strided view", "输入是转置并带步长的视图"),
    )
    yield dict(
        name="drawn for you",
        args=(rng.normal(size=(2, 9, 11)) - 2.0, (3, 4), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

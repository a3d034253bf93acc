"""Smallest first; negative numbers, and paddings and strides that differ between the axes."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one element, no padding", "zh-hans": "一个元素，没有填充"},
        args=(np.array([[5.0]]), (1, 1), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "one negative element, padded", "zh-hans": "一个负元素，有填充"},
        args=(np.array([[-5.0]]), (2, 2), (1, 1), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[-4.0, -1.0], [-3.0, -2.0]]), (2, 2), (1, 1), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "no padding, side by side", "zh-hans": "没有填充，窗口并排"},
        args=(np.arange(16.0).reshape(4, 4), (2, 2), (0, 0), (2, 2)),
    )
    yield dict(
        name={"en": "a 3x3 window, stride (2, 1)", "zh-hans": "3×3 窗口，步幅 (2, 1)"},
        args=(np.array([[1.0, 3.0, 2.0, 0.0], [4.0, 2.0, 1.0, 1.0], [0.0, 1.0, 7.0, 5.0]]), (3, 3), (1, 1), (2, 1)),
    )
    yield dict(
        name={"en": "columns padded only", "zh-hans": "只填充列"},
        args=(-np.arange(1.0, 11.0).reshape(2, 5), (2, 3), (0, 1), (1, 2)),
    )
    yield dict(
        name={"en": "two channels", "zh-hans": "两个通道"},
        args=(np.arange(-8.0, 0.0).reshape(2, 2, 2), (2, 2), (1, 0), (2, 1)),
        points=2,
    )
    yield dict(
        name={"en": "large windows, negative numbers", "zh-hans": "大窗口，负数"},
        args=(-1.0 - rng.random(size=(7, 9)), (4, 5), (2, 1), (3, 2)),
        points=2,
        **hidden("negative numbers, padding that differs between the axes", "全为负数，两个方向的填充不同"),
    )
    yield dict(
        name={"en": "window as large as the padded input", "zh-hans": "窗口和填充后的输入一样大"},
        args=(-rng.random(size=(3, 4)) - 1.0, (5, 6), (1, 1), (1, 1)),
        **hidden("one window over all", "一个窗口覆盖全部"),
    )
    yield dict(
        name={"en": "many channels, stride larger than the window", "zh-hans": "很多通道，步幅大于窗口"},
        args=(rng.normal(size=(3, 8, 10)), (2, 3), (1, 0), (3, 4)),
        **hidden("channels, and a stride larger than the window", "多个通道，步幅大于汇聚窗口"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=((-1.0 - rng.random(size=(12, 10)))[::2, ::-1].T, (3, 2), (1, 1), (2, 3)),
        **hidden("an input that is a transposed, strided view", "输入是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(2, 9, 11)) - 2.0, (3, 4), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small arrays with and without channels, many of them negative throughout."""
    for lead in ((), (2,)):
        for padding, window in (((0, 0), (1, 2)), ((1, 0), (2, 1)), ((0, 1), (1, 2)), ((1, 1), (3, 2))):
            for stride in ((1, 1), (1, 2), (2, 1)):
                for below in (0, 9):
                    yield dict(args=(whole(rng, *lead, 2, 3) - below, window, padding, stride))

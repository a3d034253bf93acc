"""Smallest first; numbers of channels, rows and columns all differ, so that no mix-up of axes goes unseen."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, one channel", "zh-hans": "一个像素，一个通道"},
        args=(np.array([[[3.0]]]), np.array([[[[-2.0]]]])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(1.0, 9.0).reshape(2, 2, 2), np.array([1.0, 10.0]).reshape(1, 2, 1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "two channels change places", "zh-hans": "两个通道互换位置"},
        args=(np.arange(12.0).reshape(2, 2, 3), np.array([[0.0, 1.0], [1.0, 0.0]]).reshape(2, 2, 1, 1)),
    )
    yield dict(
        name={"en": "from one channel to three", "zh-hans": "从一个通道到三个"},
        args=(np.array([[[1.0, 2.0]]]), np.array([1.0, 10.0, -1.0]).reshape(3, 1, 1, 1)),
    )
    yield dict(
        name={"en": "not square, more in than out", "zh-hans": "不是正方形，输入比输出多"},
        args=(rng.normal(size=(5, 3, 4)), rng.normal(size=(2, 5, 1, 1))),
        points=2,
        **hidden("more input channels than output channels", "输入通道多于输出通道"),
    )
    yield dict(
        name={"en": "as many channels as rows and columns", "zh-hans": "通道数等于行数和列数"},
        args=(rng.normal(size=(3, 3, 3)), rng.normal(size=(3, 3, 1, 1))),
        **hidden("all axes of the same length", "所有轴的长度都相等"),
    )
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(rng.normal(size=(6, 8, 3)).transpose(2, 0, 1), rng.normal(size=(3, 4)).T.reshape(4, 3, 1, 1)),
        **hidden("an image that is a transposed view", "图像是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(4, 6, 5)), rng.normal(size=(7, 4, 1, 1))),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Few pixels and channels, all whole numbers."""
    for c in (1, 2, 3):
        for o in (1, 2, 3):
            for n_h, n_w in ((1, 1), (1, 2), (2, 1), (2, 3)):
                yield dict(args=(whole(rng, c, n_h, n_w), whole(rng, o, c, 1, 1)))

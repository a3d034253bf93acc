"""Smallest first; both modes, several images and channels, nothing square."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([[[[5.0]]]]), (1, 1), (1, 1), "max"))
    X = np.array([[[[1.0, 2.0], [3.0, 4.0]], [[8.0, 6.0], [4.0, 2.0]]]])
    yield dict(name={"en": "the worked example: max", "zh-hans": "例题：最大"}, args=(X, (2, 2), (2, 2), "max"))
    yield dict(name={"en": "the worked example: mean", "zh-hans": "例题：平均"}, args=(X, (2, 2), (2, 2), "mean"))
    yield dict(
        name={"en": "two images, negative numbers", "zh-hans": "两张图像，负数"},
        args=(-np.arange(1.0, 17.0).reshape(2, 2, 2, 2), (1, 2), (1, 1), "max"),
    )
    yield dict(
        name={"en": "windows overlap, a column left over", "zh-hans": "窗口重叠，剩下一列"},
        args=(np.arange(24.0).reshape(1, 2, 2, 6) ** 2, (2, 3), (1, 2), "mean"),
        points=2,
    )
    yield dict(
        name={"en": "max, nothing square", "zh-hans": "最大，都不是正方形"},
        args=(rng.normal(size=(2, 3, 7, 5)) - 3.0, (3, 2), (2, 1), "max"),
        points=2,
        **hidden("max over images that are not square", "对非正方形图像取最大值"),
    )
    yield dict(
        name={"en": "mean, nothing square", "zh-hans": "平均，都不是正方形"},
        args=(rng.normal(size=(3, 2, 5, 8)), (2, 3), (1, 3), "mean"),
        points=2,
        **hidden("mean over images that are not square", "对非正方形图像取平均值"),
    )
    yield dict(
        name={"en": "window as large as the image", "zh-hans": "窗口和图像一样大"},
        args=(rng.normal(size=(2, 4, 3, 4)), (3, 4), (1, 1), "mean"),
        **hidden("a window as large as the image", "汇聚窗口和图像一样大"),
    )
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(rng.normal(size=(2, 6, 8, 3)).transpose(0, 3, 1, 2), (2, 2), (3, 3), "max"),
        **hidden("images that are transposed views", "图像是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(2, 4, 6, 9)), (3, 2), (2, 3), "mean"),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches of one or two channels."""
    for mode in ("max", "mean"):
        for n, c in ((1, 1), (1, 2), (2, 1)):
            for window in ((1, 2), (2, 1), (2, 2)):
                for stride in ((1, 1), (1, 2), (2, 1)):
                    yield dict(args=(whole(rng, n, c, 3, 3), window, stride, mode))

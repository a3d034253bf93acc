"""Smallest first: one place only is the dense layer itself; then larger maps, where nothing is square."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="maps", **more)


def drawn(rng, c, image, window, o):
    return (
        rng.normal(size=(c, *image)),
        rng.normal(size=(c * window[0] * window[1], o)),
        rng.normal(size=o),
        (c, *window),
    )


def cases(rng):
    yield dict(
        name={"en": "one place: the dense layer itself", "zh-hans": "只有一个位置：就是全连接层"},
        args=(
            np.array([[[1.0, 2.0], [3.0, 4.0]]]),
            np.array([[1.0, 0.0], [10.0, 0.0], [100.0, 1.0], [0.0, -1.0]]),
            np.array([0.5, 0.0]),
            (1, 2, 2),
        ),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[[1.0, 2.0, 4.0]]]), np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([0.0, 10.0]), (1, 1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "two channels, windows of 2 by 2", "zh-hans": "两个通道，2×2 的窗口"},
        args=(np.arange(18.0).reshape(2, 3, 3), np.arange(8.0).reshape(8, 1), np.array([-100.0]), (2, 2, 2)),
    )
    yield hidden(
        {"en": "nothing square", "zh-hans": "都不是正方形"},
        drawn(rng, 3, (5, 4), (2, 3), 4),
        "maps and windows that are not square",
        "特征图和窗口都不是正方形",
        points=2,
    )
    yield hidden(
        {"en": "windows of one pixel", "zh-hans": "单像素的窗口"},
        drawn(rng, 3, (2, 4), (1, 1), 2),
        "a layer for maps of one pixel",
        "对应单像素特征图的层",
    )
    yield hidden(
        {"en": "more places than outputs", "zh-hans": "位置比输出多"},
        drawn(rng, 1, (6, 7), (2, 2), 2),
        "more places than outputs",
        "位置的个数多于输出",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 2, (int(rng.integers(4, 7)), 6), (2, int(rng.integers(2, 5))), 3),
        "random sizes, others for everyone",
        "随机大小，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small maps of whole numbers."""
    for c in (1, 2):
        for window in ((1, 1), (1, 2), (2, 1), (2, 2)):
            for extra in ((0, 0), (0, 1), (1, 0)):
                for o in (1, 2):
                    image = (window[0] + extra[0], window[1] + extra[1])
                    X, W, b, shape = drawn(rng, c, image, window, o)
                    yield dict(args=(np.round(2 * X), np.round(2 * W), np.round(2 * b), shape))

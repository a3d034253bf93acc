"""Smallest first; forward, backward, and both in a row."""

import numpy as np


def hidden(en, zh, family="forward"):
    return dict(visible=False, reveal="minimised", family=family, property={"en": en, "zh-hans": zh})


def cases(rng):
    back = dict(call="global_average_pool_backward")
    yield dict(name={"en": "forward: one element", "zh-hans": "前向：一个元素"}, args=(np.array([[[[5.0]]]]),))
    X = np.array([[[[1.0, 2.0, 3.0]], [[4.0, 4.0, 7.0]]]])
    yield dict(name={"en": "forward: the worked example", "zh-hans": "前向：例题"}, args=(X,))
    yield dict(
        name={"en": "backward: the worked example", "zh-hans": "反向：例题"},
        args=(np.array([[6.0, -3.0]]), (1, 2, 1, 3)),
        **back,
    )
    yield dict(
        name={"en": "forward: two images, a single channel", "zh-hans": "前向：两张图像，单个通道"},
        args=(np.arange(12.0).reshape(2, 1, 2, 3),),
    )
    yield dict(
        name={"en": "backward: two images, a single channel", "zh-hans": "反向：两张图像，单个通道"},
        args=(np.array([[4.0], [8.0]]), (2, 1, 2, 2)),
        **back,
    )
    yield dict(
        name={"en": "forward, nothing square", "zh-hans": "前向，都不是正方形"},
        args=(rng.normal(size=(3, 4, 5, 2)),),
        points=2,
        **hidden("forward, images that are not square", "前向传播，图像不是正方形"),
    )
    yield dict(
        name={"en": "backward, nothing square", "zh-hans": "反向，都不是正方形"},
        args=(rng.normal(size=(2, 3)), (2, 3, 4, 5)),
        points=2,
        **back,
        **hidden("backward, images that are not square", "反向传播，图像不是正方形", "backward"),
    )
    yield dict(
        name={
            "en": "forward, as many images as channels, rows and columns",
            "zh-hans": "前向，图像数等于通道数、行数和列数",
        },
        args=(rng.normal(size=(3, 3, 3, 3)),),
        **hidden("all axes of the same length", "所有轴的长度都相等"),
    )
    yield dict(
        name={"en": "forward, channels last in memory", "zh-hans": "前向，通道在内存中排在最后"},
        args=(rng.normal(size=(2, 6, 8, 3)).transpose(0, 3, 1, 2),),
        **hidden("images that are transposed views", "图像是转置得到的视图"),
    )
    yield dict(
        name={"en": "backward, a transposed view", "zh-hans": "反向，转置视图"},
        args=(rng.normal(size=(3, 3)).T, (3, 3, 3, 2)),
        **back,
        **hidden("a gradient that is a transposed view", "梯度是转置得到的视图", "backward"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(2, 5, 6, 4)),),
        fresh=True,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def family(rng, name):
    """Few small images."""
    for n, c in ((1, 1), (1, 2), (2, 1), (2, 3)):
        for h, w in ((1, 1), (1, 2), (2, 1), (2, 2)):
            if name == "forward":
                yield dict(args=(rng.integers(-3, 6, size=(n, c, h, w)).astype(float),))
            else:
                dY = rng.integers(-3, 6, size=(n, c)).astype(float)
                yield dict(call="global_average_pool_backward", args=(dY, (n, c, h, w)))

"""Smallest first; then kernels of even length, strides that don't divide and strides larger than the kernel."""

import numpy as np


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def hidden(name, args, en, zh, family, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family=family, **more)


def cases(rng):
    row = np.array([[1.0, 2.0, 3.0, 4.0]])
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[3.0]]), np.array([[-2.0]]), (1, 1)),
    )
    yield dict(
        name={"en": "a row, a kernel of three", "zh-hans": "一行，长为三的卷积核"},
        args=(row, np.array([[1.0, 10.0, 100.0]]), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example: a kernel of two", "zh-hans": "例题：长为二的卷积核"},
        args=(row, np.array([[1.0, 10.0]]), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "the worked example: stride 2", "zh-hans": "例题：步幅 2"},
        args=(row, np.array([[1.0, 10.0, 100.0]]), (1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "a column, a kernel of four", "zh-hans": "一列，长为四的卷积核"},
        args=(np.array([[1.0], [2.0], [4.0], [8.0], [16.0]]), np.array([[1.0], [10.0], [100.0], [1000.0]]), (1, 1)),
    )
    yield hidden(
        {"en": "nothing square, stride 1", "zh-hans": "都不是正方形，步幅 1"},
        (rng.normal(size=(5, 8)), rng.normal(size=(4, 3)), (1, 1)),
        "an image and a kernel that are not square",
        "图像和卷积核都不是正方形",
        "stride 1",
        points=2,
    )
    yield hidden(
        {"en": "kernel larger than the image", "zh-hans": "卷积核比图像大"},
        (rng.normal(size=(2, 3)), rng.normal(size=(5, 6)), (1, 1)),
        "a kernel larger than the image",
        "卷积核比图像大",
        "stride 1",
    )
    yield hidden(
        {"en": "strides that don't divide", "zh-hans": "步幅不能整除"},
        (rng.normal(size=(7, 9)), rng.normal(size=(3, 4)), (2, 4)),
        "strides that don't divide the image's size",
        "步幅不能整除图像的大小",
        "stride",
        points=2,
    )
    yield hidden(
        {"en": "stride larger than the kernel", "zh-hans": "步幅大于卷积核"},
        (rng.normal(size=(7, 8)), rng.normal(size=(1, 2)), (4, 3)),
        "a stride larger than the kernel",
        "步幅大于卷积核",
        "stride",
    )
    n_h, n_w, k_h, k_w = (int(n) for n in rng.integers(4, 9, size=4))
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(n_h, n_w)), rng.normal(size=(k_h - 2, k_w - 2)), (2, 3)),
        "random shapes, others for everyone",
        "随机形状，每个人的都不同",
        "stride",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Single rows and columns of whole numbers, with a stride or without."""
    for n in (1, 2, 3, 5):
        for k in (1, 2, 3):
            for s in (1,) if name == "stride 1" else (2, 3):
                yield dict(args=(whole(rng, 1, n), whole(rng, 1, k), (1, s)))
                yield dict(args=(whole(rng, n, 1), whole(rng, k, 1), (s, 1)))

"""Smallest first; square shapes, then batches of images. Sums stay small, so that tanh is not saturated."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(
        name=name,
        args=args,
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def drawn(rng, shape, k):
    d = int(np.prod(shape[1:]))
    X, W = rng.normal(size=shape), rng.normal(size=(d, k)) / np.sqrt(d)
    return rng.normal(size=(shape[0], k)), X, W, rng.normal(size=k) / 2


def cases(rng):
    yield dict(
        name={"en": "one input, one neuron", "zh-hans": "一个输入，一个神经元"},
        args=(np.array([[2.0]]), np.array([[0.5]]), np.array([[1.0]]), np.array([0.25])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([[1.0, 2.0]]),
            np.array([[1.0, 3.0]]),
            np.array([[1.0, 0.0], [0.0, 0.0]]),
            np.array([-1.0, 0.0]),
        ),
    )
    yield dict(
        name={"en": "three examples, two inputs, two neurons", "zh-hans": "三个样本，两个输入，两个神经元"},
        args=(
            np.array([[1.0, -1.0], [2.0, 0.5], [0.0, 1.0]]),
            np.array([[1.0, 0.5], [-0.5, 1.0], [0.25, -1.0]]),
            np.array([[0.5, -0.5], [1.0, 0.25]]),
            np.array([0.1, -0.2]),
        ),
        points=2,
    )
    yield dict(
        name={"en": "two images of 2 by 2 pixels", "zh-hans": "两张 2×2 像素的图像"},
        args=(
            np.array([[1.0], [-2.0]]),
            np.array([[[[0.1, 0.2], [0.3, 0.4]]], [[[-0.5, 0.0], [0.5, 1.0]]]]),
            np.array([[1.0], [0.5], [-0.5], [0.25]]),
            np.array([0.1]),
        ),
        points=2,
    )
    yield hidden(
        {"en": "a batch of one", "zh-hans": "批量大小为一"},
        drawn(rng, (1, 4), 3),
        "a batch of one example",
        "批量大小为一",
    )
    yield hidden(
        {"en": "all square", "zh-hans": "全是正方形"},
        drawn(rng, (3, 3), 3),
        "as many examples as inputs and neurons",
        "样本数、输入数和神经元数相等",
    )
    yield hidden(
        {"en": "images with channels", "zh-hans": "带通道的图像"},
        drawn(rng, (3, 2, 3, 2), 5),
        "images with several channels",
        "多通道图像",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, (5, 4), 2),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small batches of vectors and images, with sums in the bend of tanh."""
    for shape in ((1, 1), (2, 1), (1, 2), (2, 2), (1, 1, 2), (2, 1, 1, 2)):
        for k in (1, 2):
            d = int(np.prod(shape[1:]))
            dA, X, W, b = (rng.integers(-2, 3, size=s) / 2 for s in ((shape[0], k), shape, (d, k), (k,)))
            yield dict(args=(2 * dA, X, W, b))

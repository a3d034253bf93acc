"""Smallest first; square shapes, then batches of images. Sums stay small, so that tanh is not saturated."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def drawn(rng, shape, k):
    d = int(np.prod(shape[1:]))
    X, W = rng.normal(size=shape), rng.normal(size=(d, k)) / np.sqrt(d)
    return rng.normal(size=(shape[0], k)), X, W, rng.normal(size=k) / 2


def cases(rng):
    yield dict(
        name="one input, one neuron",
        args=(np.array([[2.0]]), np.array([[0.5]]), np.array([[1.0]]), np.array([0.25])),
    )
    yield dict(
        name="the worked example",
        args=(
            np.array([[1.0, 2.0]]),
            np.array([[1.0, 3.0]]),
            np.array([[1.0, 0.0], [0.0, 0.0]]),
            np.array([-1.0, 0.0]),
        ),
    )
    yield dict(
        name="three examples, two inputs, two neurons",
        args=(
            np.array([[1.0, -1.0], [2.0, 0.5], [0.0, 1.0]]),
            np.array([[1.0, 0.5], [-0.5, 1.0], [0.25, -1.0]]),
            np.array([[0.5, -0.5], [1.0, 0.25]]),
            np.array([0.1, -0.2]),
        ),
        points=2,
    )
    yield dict(
        name="two images of 2 by 2 pixels",
        args=(
            np.array([[1.0], [-2.0]]),
            np.array([[[[0.1, 0.2], [0.3, 0.4]]], [[[-0.5, 0.0], [0.5, 1.0]]]]),
            np.array([[1.0], [0.5], [-0.5], [0.25]]),
            np.array([0.1]),
        ),
        points=2,
    )
    yield hidden("a batch of one", drawn(rng, (1, 4), 3), "a batch of one example", "批量大小为一")
    yield hidden(
        "all square", drawn(rng, (3, 3), 3), "as many examples as inputs and neurons", "样本数、输入数和神经元数相等"
    )
    yield hidden(
        "images with channels", drawn(rng, (3, 2, 3, 2), 5), "images with several channels", "多通道图像", points=2
    )
    yield hidden(
        "drawn for you",
        drawn(rng, (5, 4), 2),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

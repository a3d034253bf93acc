"""Smallest first; square weights, then batches of images."""

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


def cases(rng):
    yield dict(
        name={"en": "one input, one neuron", "zh-hans": "一个输入，一个神经元"},
        args=(np.array([[2.0]]), np.array([[3.0]]), np.array([1.0])),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([[1.0, 2.0], [3.0, 4.0], [0.0, -1.0]]),
            np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]),
            np.array([0.5, 0.0, -1.0]),
        ),
    )
    yield dict(
        name={"en": "as many examples as inputs and neurons", "zh-hans": "样本数等于输入数和神经元数"},
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[0.0, 1.0], [2.0, 3.0]]), np.array([10.0, 20.0])),
    )
    yield dict(
        name={"en": "two images of 2 by 3 pixels", "zh-hans": "两张 2×3 像素的图像"},
        args=(np.arange(12.0).reshape(2, 1, 2, 3), np.arange(24.0).reshape(6, 4) % 7 - 3, np.arange(4.0)),
        points=2,
    )
    yield hidden(
        {"en": "a batch of one", "zh-hans": "批量大小为一"},
        (rng.normal(size=(1, 5)), rng.normal(size=(5, 2)), rng.normal(size=2)),
        "a batch of one example",
        "批量大小为一",
    )
    yield hidden(
        {"en": "one neuron", "zh-hans": "一个神经元"},
        (rng.normal(size=(4, 3)), rng.normal(size=(3, 1)), rng.normal(size=1)),
        "a layer of a single neuron",
        "只有一个神经元的层",
    )
    yield hidden(
        {"en": "images with channels", "zh-hans": "带通道的图像"},
        (rng.normal(size=(3, 2, 2, 3)), rng.normal(size=(12, 3)), rng.normal(size=3)),
        "a batch of images with several channels",
        "多通道图像组成的批量",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(6, 4, 6)), rng.normal(size=(4, 24)).T, rng.normal(size=4)),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches of vectors and images."""
    for shape in ((1, 1), (2, 1), (1, 2), (2, 2), (1, 1, 2), (2, 1, 1, 2), (1, 2, 1, 2)):
        for k in (1, 2, 3):
            d = int(np.prod(shape[1:]))
            yield dict(args=(whole(rng, *shape), whole(rng, d, k), whole(rng, k)))

"""Smallest first; two outputs per example, so that a mean over the examples alone shows."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def cases(rng):
    yield dict(name={"en": "one output", "zh-hans": "一个输出"}, args=(np.array([3.0]), np.array([1.0])))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[2.0, 1.0], [0.0, 4.0]]), np.array([[1.0, 1.0], [3.0, 4.0]])),
        points=2,
    )
    yield dict(
        name={"en": "all right", "zh-hans": "全部正确"},
        args=(np.array([[1.0, -2.0, 0.5]]), np.array([[1.0, -2.0, 0.5]])),
    )
    yield hidden(
        {"en": "many outputs", "zh-hans": "许多输出"},
        (rng.normal(size=(6, 4)), rng.normal(size=(6, 4))),
        "a batch with several outputs per example",
        "每个样本有多个输出的批量",
        points=2,
    )
    yield hidden(
        {"en": "images", "zh-hans": "图像"},
        (rng.normal(size=(2, 3, 4, 5)), rng.normal(size=(2, 3, 4, 5))),
        "outputs that are images",
        "输出是图像",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(5, 3)), rng.normal(size=(5, 3))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few outputs, all whole numbers."""
    for n in (1, 2, 3):
        for k in (1, 2):
            yield dict(args=tuple(rng.integers(-3, 4, size=(2, n, k)).astype(float)))

"""Smallest first; classes that don't occur, labels that repeat, and a single class."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="one label", args=(np.array([1]), 2))
    yield dict(name="the worked example", args=(np.array([2, 0, 1]), 4))
    yield dict(name="labels that repeat", args=(np.array([1, 1, 0, 2, 1]), 3))
    yield hidden("the last class is missing", (np.array([0, 1, 0]), 5), "classes that don't occur", "有的类别没有出现")
    yield hidden("a single class", (np.array([0, 0, 0]), 1), "a single class", "只有一个类别")
    yield hidden(
        "as many labels as classes", (np.array([1, 2, 0]), 3), "as many labels as classes", "标签数与类别数相等"
    )
    yield hidden(
        "drawn for you",
        (rng.integers(0, 10, size=12), 10),
        "random labels, others for everyone",
        "随机标签，每个人的都不同",
        fresh=True,
        points=2,
    )

"""Smallest first; classes that don't occur, labels that repeat, and a single class."""

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
    yield dict(name={"en": "one label", "zh-hans": "一个标签"}, args=(np.array([1]), 2))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([2, 0, 1]), 4))
    yield dict(name={"en": "labels that repeat", "zh-hans": "重复的标签"}, args=(np.array([1, 1, 0, 2, 1]), 3))
    yield hidden(
        {"en": "the last class is missing", "zh-hans": "缺少最后一个类别"},
        (np.array([0, 1, 0]), 5),
        "classes that don't occur",
        "有的类别没有出现",
    )
    yield hidden(
        {"en": "a single class", "zh-hans": "单个类别"},
        (np.array([0, 0, 0]), 1),
        "a single class",
        "只有一个类别",
    )
    yield hidden(
        {"en": "as many labels as classes", "zh-hans": "标签数等于类别数"},
        (np.array([1, 2, 0]), 3),
        "as many labels as classes",
        "标签数与类别数相等",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.integers(0, 10, size=12), 10),
        "random labels, others for everyone",
        "随机标签，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few labels, of which not every class need occur."""
    for n in (1, 2, 3):
        for k in (1, 2, 3, 4):
            for _ in range(2):
                yield dict(args=(rng.integers(0, k, size=n), k))

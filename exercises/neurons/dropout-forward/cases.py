"""Smallest first. p is never 1/2 alone: keeping and dropping would be as likely as one another."""

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
    X = np.array([4.0, 8.0, 12.0, 16.0])
    yield dict(name={"en": "the worked example, training", "zh-hans": "例题，训练时"}, args=(X, 0.2, True, 0))
    yield dict(name={"en": "the worked example, test time", "zh-hans": "例题，测试时"}, args=(X, 0.2, False, 0))
    yield dict(
        name={"en": "two rows, half of them dropped", "zh-hans": "两行，其中一半被丢弃"},
        args=(np.arange(1.0, 7.0).reshape(2, 3), 0.5, True, 3),
    )
    yield hidden(
        {"en": "nothing dropped", "zh-hans": "什么都不丢弃"},
        (rng.normal(size=(2, 3)), 0.0, True, 1),
        "p is 0",
        "p 为 0",
    )
    yield hidden(
        {"en": "most dropped", "zh-hans": "大部分被丢弃"},
        (rng.normal(size=(3, 2, 4, 4)), 0.75, True, 12),
        "most elements dropped, four axes",
        "丢弃了大部分元素，四维数组",
        points=2,
    )
    yield hidden(
        {"en": "test time, four axes", "zh-hans": "测试时，四个轴"},
        (rng.normal(size=(2, 1, 3, 2)), 0.3, False, 5),
        "test time",
        "测试时",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(6, 8)), 0.4, True, int(rng.integers(1000))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One to four elements, in training and after it."""
    for shape in ((1,), (2,), (1, 2), (2, 2)):
        for p in (0.5, 0.2, 0.0):
            for train in (True, False):
                yield dict(args=(rng.integers(1, 5, size=shape).astype(float), p, train, int(rng.integers(1, 9))))

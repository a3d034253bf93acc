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
    dY, kept = np.array([1.0, 2.0, 3.0, 4.0]), np.array([True, False, True, True])
    yield dict(name={"en": "the worked example, training", "zh-hans": "例题，训练时"}, args=(dY, kept, 0.2, True))
    yield dict(name={"en": "the worked example, test time", "zh-hans": "例题，测试时"}, args=(dY, kept, 0.2, False))
    yield dict(
        name={"en": "two rows, half of them dropped", "zh-hans": "两行，其中一半被丢弃"},
        args=(np.arange(1.0, 7.0).reshape(2, 3), np.array([[True, False, True], [False, True, False]]), 0.5, True),
    )
    yield hidden(
        {"en": "nothing dropped", "zh-hans": "什么都不丢弃"},
        (rng.normal(size=(2, 3)), np.ones((2, 3), bool), 0.0, True),
        "p is 0",
        "p 为 0",
    )
    yield hidden(
        {"en": "most dropped", "zh-hans": "大部分被丢弃"},
        (rng.normal(size=(2, 3, 2, 2)), rng.random(size=(2, 3, 2, 2)) >= 0.75, 0.75, True),
        "most elements dropped, four axes",
        "丢弃了大部分元素，四维数组",
        points=2,
    )
    yield hidden(
        {"en": "test time, four axes", "zh-hans": "测试时，四个轴"},
        (rng.normal(size=(2, 1, 3, 2)), rng.random(size=(2, 1, 3, 2)) >= 0.3, 0.3, False),
        "test time",
        "测试时",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(5, 6)), rng.random(size=(5, 6)) >= 0.4, 0.4, True),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One to three elements, in training and after it."""
    for shape in ((1,), (2,), (1, 2), (3,)):
        for p in (0.5, 0.2, 0.0):
            for train in (True, False):
                dY, kept = rng.integers(1, 5, size=shape).astype(float), rng.random(shape) >= 0.4
                yield dict(args=(dY, kept, p, train))

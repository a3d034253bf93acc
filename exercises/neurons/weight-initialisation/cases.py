"""Smallest first. With d + k = 6 the range would be 1 whether or not the root is taken, so that size is left out."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(2, 1, 0))
    yield dict(name={"en": "more neurons than inputs", "zh-hans": "神经元比输入多"}, args=(2, 5, 3))
    yield dict(name={"en": "more inputs than neurons", "zh-hans": "输入比神经元多"}, args=(5, 3, 8))
    yield hidden(
        {"en": "one connection", "zh-hans": "一条连接"}, (1, 1, 11), "one input and one neuron", "一个输入、一个神经元"
    )
    yield hidden(
        {"en": "as many inputs as neurons", "zh-hans": "输入数等于神经元数"},
        (4, 4, 5),
        "as many inputs as neurons",
        "输入数与神经元数相等",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (int(rng.integers(6, 12)), int(rng.integers(3, 9)), int(rng.integers(1000))),
        "random sizes, others for everyone",
        "随机大小，每个人的都不同",
        fresh=True,
        points=2,
    )

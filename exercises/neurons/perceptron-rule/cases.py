"""Smallest first: one correction, none, the threshold itself; then whole functions of two inputs."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


SQUARE = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def drawn(rng, n, d, epochs):
    X = rng.normal(size=(n, d))
    t = (X @ rng.normal(size=d) > 0.3).astype(int)
    return X, t, rng.normal(size=d), float(rng.normal()), 0.25, epochs


def cases(rng):
    yield dict(
        name={"en": "one mistake: it should have fired", "zh-hans": "一次错误：本应激活"},
        args=(np.array([[2.0]]), np.array([1]), np.array([-1.0]), 0.0, 0.5, 1),
    )
    yield dict(
        name={"en": "one mistake: it should not have fired", "zh-hans": "一次错误：不应激活"},
        args=(np.array([[2.0, -1.0]]), np.array([0]), np.array([1.0, 1.0]), 0.5, 0.25, 1),
    )
    yield dict(
        name={"en": "right: nothing changes", "zh-hans": "正确：什么也不变"},
        args=(np.array([[2.0, 1.0]]), np.array([1]), np.array([1.0, 0.5]), 0.0, 1.0, 3),
    )
    yield dict(
        name={"en": "the worked example: a sum of 0", "zh-hans": "例题：和为 0"},
        args=(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([0, 1]), np.zeros(2), 0.0, 0.5, 1),
        points=2,
    )
    yield dict(
        name={"en": "OR, four epochs", "zh-hans": "或，四轮"},
        args=(SQUARE, np.array([0, 1, 1, 1]), np.zeros(2), 0.0, 1.0, 4),
        points=2,
    )
    yield dict(
        name={"en": "no epoch", "zh-hans": "零轮"},
        args=(SQUARE, np.array([0, 0, 0, 1]), np.array([0.5, -0.5]), 0.25, 1.0, 0),
    )
    yield hidden(
        {"en": "XOR, which no line separates", "zh-hans": "异或：没有直线能分开"},
        (SQUARE, np.array([0, 1, 1, 0]), np.zeros(2), 0.0, 1.0, 5),
        "targets that no line separates",
        "没有直线能分开的目标",
    )
    yield hidden(
        {"en": "many inputs", "zh-hans": "许多输入"},
        drawn(rng, 12, 5, 3),
        "several epochs with many inputs",
        "多轮、许多输入",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng, 10, 3, 4),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One to three inputs of small whole numbers, few epochs."""
    for n in (1, 2, 3):
        for d in (1, 2):
            for epochs in (1, 2):
                for _ in range(3):
                    X, w = (rng.integers(-2, 3, size=shape).astype(float) for shape in ((n, d), d))
                    yield dict(args=(X, rng.integers(0, 2, size=n), w, float(rng.integers(-1, 2)), 0.5, epochs))

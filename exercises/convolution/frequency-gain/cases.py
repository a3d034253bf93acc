"""Smallest first: one weight, sums and differences; then kernels that are low-pass, high-pass and neither."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="kernels", **more)


def parseval(gain, energy):
    """The squares of all gains add up to n times those of the weights."""
    return dict(left=(gain**2).sum(), right=energy)


def cases(rng):
    yield dict(name={"en": "one weight, one frequency", "zh-hans": "一个权重，一个频率"}, args=(np.array([-3.0]), 1))
    yield dict(
        name={"en": "the worked example: a mean", "zh-hans": "例题：平均值"}, args=(np.array([0.5, 0.5]), 4), points=2
    )
    yield dict(name={"en": "the worked example: a difference", "zh-hans": "例题：差"}, args=(np.array([1.0, -1.0]), 4))
    yield dict(
        name={"en": "a lone 1 lets everything through", "zh-hans": "单独的一个 1 让所有频率通过"},
        args=(np.array([0.0, 1.0, 0.0]), 5),
    )
    yield dict(
        name={"en": "a second difference, eight frequencies", "zh-hans": "二阶差分，八个频率"},
        args=(np.array([1.0, -2.0, 1.0]), 8),
        points=2,
    )
    k = np.array([2.0, -1.0, 3.0])
    yield dict(
        name={"en": "the squares add up", "zh-hans": "平方之和"},
        args=(k, 7),
        check="property",
        property={
            "en": "the squares of all gains add up to n times the sum of the squared weights",
            "zh-hans": "所有增益的平方之和等于 n 乘以权重的平方和",
        },
        options=dict(relation="parseval", data=dict(energy=7 * (k**2).sum())),
    )
    yield hidden(
        {"en": "kernel as long as the signal", "zh-hans": "卷积核与信号一样长"},
        (rng.normal(size=9), 9),
        "a kernel as long as the signal",
        "卷积核与信号一样长",
    )
    yield hidden(
        {"en": "many frequencies", "zh-hans": "许多频率"},
        (rng.normal(size=5), 32),
        "many more frequencies than weights",
        "频率的个数远多于权重",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=int(rng.integers(3, 7))), int(rng.integers(7, 20))),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Short kernels of small whole numbers."""
    for m in range(1, 4):
        for n in range(m, 6):
            yield dict(args=(rng.integers(-3, 4, size=m).astype(float), n))

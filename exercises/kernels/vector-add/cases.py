"""Smallest first: one element, one block, then what no power of 2 divides."""

import numpy as np


def pair(rng, n):
    return rng.normal(size=n).astype(np.float32), rng.normal(size=n).astype(np.float32)


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([1.0, 2.0, 3.0], np.float32), np.array([10.0, 20.0, 30.0], np.float32)),
    )
    yield dict(
        name={"en": "one element", "zh-hans": "一个元素"},
        args=(np.array([2.5], np.float32), np.array([-1.0], np.float32)),
    )
    yield dict(
        name={"en": "several blocks, none left over", "zh-hans": "若干块，正好整除"},
        args=(np.arange(2048, dtype=np.float32), np.ones(2048, np.float32)),
    )
    yield dict(
        name={"en": "several blocks, and a part of one", "zh-hans": "若干块，还剩不满一块"},
        args=(np.arange(2500, dtype=np.float32), np.full(2500, 0.5, np.float32)),
        points=2,
    )
    yield dict(
        name={"en": "one more than a block", "zh-hans": "比一块多一个元素"},
        args=pair(rng, 257),
        visible=False,
        reveal="property",
        property={"en": "one element more than a power of 2", "zh-hans": "元素个数比 2 的幂多一"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=pair(rng, int(rng.integers(3000, 4000)) | 1),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def timed(rng):
    yield dict(name={"en": "four million elements", "zh-hans": "四百万个元素"}, args=pair(rng, 1 << 22))

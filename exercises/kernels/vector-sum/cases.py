"""Smallest first; sums of whole numbers are exact, so a lost block shows in full."""

import numpy as np


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([1.0, 2.0, 3.0, 4.0], np.float32),),
    )
    yield dict(name={"en": "one element", "zh-hans": "一个元素"}, args=(np.array([-2.5], np.float32),))
    yield dict(
        name={"en": "several blocks, none left over", "zh-hans": "若干块，正好整除"},
        args=(np.arange(1, 1025, dtype=np.float32),),
    )
    yield dict(
        name={"en": "several blocks, and a part of one", "zh-hans": "若干块，还剩不满一块"},
        args=(np.arange(1, 1501, dtype=np.float32),),
        points=2,
    )
    yield dict(
        name={"en": "one more than a block", "zh-hans": "比一块多一个元素"},
        args=(rng.integers(-9, 10, size=513).astype(np.float32),),
        visible=False,
        reveal="property",
        property={"en": "one element more than a power of 2", "zh-hans": "元素个数比 2 的幂多一"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.random(size=int(rng.integers(2000, 3000)) | 1).astype(np.float32),),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def timed(rng):
    yield dict(
        name={"en": "four million elements", "zh-hans": "四百万个元素"},
        args=(rng.random(size=1 << 22).astype(np.float32),),
    )

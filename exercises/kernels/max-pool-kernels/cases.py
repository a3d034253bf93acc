"""Smallest first. Whole numbers with many ties stand beside random ones without any."""

import numpy as np


def there_and_back(rng, X, pool_size, stride, dY=None):
    shape = tuple((n - p) // s + 1 for n, p, s in zip(X.shape, pool_size, stride))
    dY = rng.integers(1, 6, size=shape) if dY is None else dY
    return [
        dict(call="max_pool2d", args=(X.astype(np.float32), pool_size, stride), judge="Y, _"),
        dict(
            call="max_pool2d_backward",
            args=(np.asarray(dY, np.float32), {"result": 0, "item": 1}, X.shape),
            judge="dX",
        ),
    ]


def cases(rng):
    example = np.array([[1.0, 2.0, 0.0], [3.0, 9.0, 4.0], [0.0, 5.0, 6.0]])
    yield dict(
        name={"en": "one window", "zh-hans": "一个窗口"},
        chain=there_and_back(rng, example[:2, :2], (2, 2), (2, 2)),
    )
    yield dict(
        name={"en": "the worked example: windows overlap", "zh-hans": "例题：窗口重叠"},
        chain=there_and_back(rng, example, (2, 2), (1, 1), [[1.0, 2.0], [3.0, 4.0]]),
        points=2,
    )
    yield dict(
        name={"en": "all negative", "zh-hans": "全是负数"},
        chain=there_and_back(rng, -1.0 - rng.integers(0, 90, size=(4, 4)), (2, 2), (2, 2)),
    )
    yield dict(
        name={"en": "a tie: the first one takes it", "zh-hans": "并列最大：归第一个"},
        chain=there_and_back(rng, np.array([[1.0, 7.0], [7.0, 7.0]]), (2, 2), (2, 2)),
    )
    yield dict(
        name={"en": "a wide window, columns left over", "zh-hans": "较宽的窗口，剩下几列"},
        chain=there_and_back(rng, rng.permutation(4 * 11).reshape(4, 11), (2, 3), (2, 3)),
    )
    yield dict(
        name={"en": "more outputs than a block has", "zh-hans": "输出多于一块"},
        chain=there_and_back(rng, rng.integers(0, 4, size=(13, 24)), (3, 2), (1, 2)),
        visible=False,
        points=2,
        reveal="property",
        property={"en": "many windows, ties and overlaps", "zh-hans": "许多窗口，有并列也有重叠"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        chain=there_and_back(rng, rng.permutation(10 * 9).reshape(10, 9), (3, 2), (2, 1)),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )

"""One tile first, then sides that no tile divides, then views."""

import numpy as np


def drawn(rng, M, K, N):
    return rng.normal(size=(M, K)).astype(np.float32), rng.normal(size=(K, N)).astype(np.float32)


def whole(rng, M, K, N):
    return (
        rng.integers(-3, 4, size=(M, K)).astype(np.float32),
        rng.integers(-3, 4, size=(K, N)).astype(np.float32),
    )


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], np.float32),
            np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], np.float32),
        ),
    )
    yield dict(name={"en": "one whole tile", "zh-hans": "正好一块"}, args=whole(rng, 16, 16, 16))
    yield dict(name={"en": "two steps along K", "zh-hans": "沿 K 走两步"}, args=whole(rng, 16, 32, 16))
    yield dict(
        name={"en": "K is no multiple of the tile", "zh-hans": "K 不是块边长的整数倍"},
        args=whole(rng, 16, 21, 16),
        points=2,
    )
    yield dict(
        name={"en": "tall and narrow: several tiles", "zh-hans": "又高又窄：若干块"},
        args=whole(rng, 35, 5, 18),
        points=2,
    )
    A, B = whole(rng, 9, 20, 17)
    yield dict(
        name={"en": "a factor that is transposed in memory", "zh-hans": "内存中转置存放的因子"},
        args=(A, np.asfortranarray(B)),
        points=2,
    )
    wide = whole(rng, 18, 14, 12)[0]
    yield dict(
        name={"en": "a factor with gaps", "zh-hans": "有间隔的因子"},
        args=(wide[:, ::2], whole(rng, 7, 7, 20)[1]),
        visible=False,
        reveal="property",
        property={"en": "a factor whose columns don't lie side by side", "zh-hans": "各列不相邻存放的因子"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, 33, int(rng.integers(18, 31)), 35),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def timed(rng):
    yield dict(name={"en": "512 by 512 by 512", "zh-hans": "512 × 512 × 512"}, args=drawn(rng, 512, 512, 512))

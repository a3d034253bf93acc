"""Rows of a power of 2 first, then others, large and negative numbers, and views with gaps."""

import numpy as np


def cases(rng):
    yield dict(
        name={"en": "the worked example: large numbers", "zh-hans": "例题：很大的数"},
        args=(np.array([[0.0, 0.0], [1.0, 1001.0]], np.float32),),
    )
    yield dict(name={"en": "one column", "zh-hans": "只有一列"}, args=(np.array([[3.0], [-7.0]], np.float32),))
    yield dict(
        name={"en": "rows of a power of 2", "zh-hans": "列数为 2 的幂"},
        args=(rng.normal(size=(3, 8)).astype(np.float32),),
    )
    yield dict(
        name={"en": "rows of five", "zh-hans": "每行五个"},
        args=(np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [0.0, -1.0, 0.0, -1.0, 0.0]], np.float32),),
        points=2,
    )
    yield dict(
        name={"en": "all far below zero", "zh-hans": "全都远小于零"},
        args=(np.array([[-200.0, -201.0, -203.0], [-90.0, -90.0, -90.0]], np.float32),),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "有间隔的视图"},
        args=(rng.normal(size=(4, 12)).astype(np.float32)[:, ::2],),
        points=2,
    )
    yield dict(
        name={"en": "columns first in memory", "zh-hans": "按列存放"},
        args=(np.asfortranarray(rng.normal(size=(6, 11)).astype(np.float32)),),
        visible=False,
        reveal="property",
        property={"en": "a matrix whose columns lie together in memory", "zh-hans": "按列存放的矩阵"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=((rng.normal(size=(7, int(rng.integers(65, 200)) | 1)) * 4).astype(np.float32),),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def timed(rng):
    yield dict(
        name={"en": "8,192 rows of 256", "zh-hans": "8192 行，每行 256 个"},
        args=(rng.normal(size=(8192, 256)).astype(np.float32),),
    )

"""Smallest first; edges of both signs, edges that must not be seen, and images that are not square."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(name={"en": "two pixels", "zh-hans": "两个像素"}, args=(np.array([[5.0, 2.0]]),))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[1.0, 1.0, 0.0, 0.0, 1.0], [1.0, 1.0, 0.0, 0.0, 1.0]]),),
        points=2,
    )
    yield dict(name={"en": "nothing to see", "zh-hans": "什么也看不到"}, args=(np.full((3, 4), 7.0),))
    yield dict(
        name={"en": "only horizontal edges", "zh-hans": "只有水平边缘"},
        args=(np.repeat([[1.0], [0.0], [0.0], [1.0]], 3, axis=1),),
    )
    yield dict(name={"en": "a slanted edge", "zh-hans": "倾斜的边缘"}, args=(np.triu(np.ones((4, 6))),), points=2)
    yield dict(
        name={"en": "a single column of edges", "zh-hans": "只有一列边缘"},
        args=(rng.normal(size=(6, 2)),),
        **hidden("an image of two columns", "图像只有两列"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T,),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(5, 9)),),
        fresh=True,
        points=2,
        **hidden("a random image, other numbers for everyone", "随机图像，每个人的数值都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of whole numbers."""
    for n_h in (1, 2, 3):
        for n_w in (2, 3, 4):
            yield dict(args=(whole(rng, n_h, n_w),))

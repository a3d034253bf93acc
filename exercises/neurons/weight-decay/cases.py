"""Smallest first; one layer, then layers of different shapes."""

import numpy as np


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def cases(rng):
    yield dict(name={"en": "one weight", "zh-hans": "一个权重"}, args=([np.array([[3.0]])], 0.5))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=([np.array([[3.0, 4.0]]), np.array([[1.0], [0.0]])], 0.1),
        points=2,
    )
    yield dict(
        name={"en": "two layers of one shape", "zh-hans": "两层形状相同"},
        args=([np.array([[1.0, -2.0], [0.0, 1.0]]), np.array([[2.0, 2.0], [-1.0, 0.5]])], 0.2),
    )
    yield dict(
        name={"en": "no penalty at all", "zh-hans": "没有惩罚"},
        args=([np.array([[1.0, -2.0]]), np.array([[5.0], [4.0]])], 0.0),
    )
    yield hidden(
        {"en": "kernels and matrices", "zh-hans": "卷积核与矩阵"},
        ([rng.normal(size=(4, 1, 3, 3)), rng.normal(size=(36, 5)), rng.normal(size=(5, 2))], 0.01),
        "a layer of convolution kernels before dense ones",
        "全连接层之前有一层卷积核",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        ([rng.normal(size=(3, 4)), rng.normal(size=(4, 2))], 0.3),
        "random weights, others for everyone",
        "随机权重，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One or two small layers of whole numbers."""
    for shapes in ([(1, 1)], [(1, 2)], [(1, 1), (1, 1)], [(1, 2), (2, 1)], [(2, 2), (2, 1)]):
        for strength in (2.0, 1.0):
            yield dict(args=([rng.integers(1, 5, size=shape).astype(float) for shape in shapes], strength))

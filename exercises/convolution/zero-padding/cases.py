"""Smallest first; no padding at all is a case, and so is a different padding on each axis."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, a frame of one", "zh-hans": "一个像素，一圈宽度为一的边"},
        args=(np.array([[5.0]]), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), (1, 2)),
        points=2,
    )
    yield dict(name={"en": "no padding", "zh-hans": "没有填充"}, args=(np.array([[1.0, 2.0, 3.0]]), (0, 0)))
    yield dict(
        name={"en": "rows only", "zh-hans": "只有行"}, args=(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), (2, 0))
    )
    yield dict(
        name={"en": "columns only", "zh-hans": "只有列"}, args=(np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), (0, 1))
    )
    yield dict(
        name={"en": "two channels", "zh-hans": "两个通道"},
        args=(np.arange(1.0, 9.0).reshape(2, 2, 2), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "more padding than image", "zh-hans": "填充比图像还大"},
        args=(rng.normal(size=(2, 3)), (4, 3)),
        **hidden("a frame wider than the image", "填充比图像本身还宽"),
    )
    yield dict(
        name={"en": "many channels, not square", "zh-hans": "很多通道，不是正方形"},
        args=(rng.normal(size=(3, 4, 2)), (1, 3)),
        **hidden("several channels that are not square", "多个非正方形的通道"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(6, 9))[::2, ::-1].T, (2, 1)),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    shape = tuple(int(side) for side in rng.integers(2, 6, size=3))
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=shape), (int(rng.integers(1, 4)), int(rng.integers(4, 6)))),
        fresh=True,
        **hidden("random shapes, others for everyone", "随机形状，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images with and without channels, and frames of different widths."""
    for shape in ((1, 1), (1, 2), (2, 1), (2, 1, 2), (1, 2, 1)):
        for padding in ((0, 0), (1, 1), (0, 1), (1, 0), (1, 2), (2, 1)):
            yield dict(args=(whole(rng, *shape), padding))

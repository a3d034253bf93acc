"""Smallest first; views whose memory does not lie in order come last."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(
        name=name,
        args=args,
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def cases(rng):
    yield dict(name={"en": "two short images", "zh-hans": "两张较矮的图像"}, args=(np.arange(6.0).reshape(2, 1, 1, 3),))
    yield dict(name={"en": "one image", "zh-hans": "一张图像"}, args=(np.array([[[1.0, 2.0], [3.0, 4.0]]]),))
    yield dict(
        name={"en": "two images of two channels", "zh-hans": "两张图像，各两个通道"},
        args=(np.arange(24.0).reshape(2, 2, 2, 3),),
    )
    yield hidden(
        {"en": "already flat", "zh-hans": "已经是展平的"},
        (rng.normal(size=(3, 4)),),
        "a batch that is flat already",
        "已经是展平的批量",
    )
    yield hidden(
        {"en": "one pixel each", "zh-hans": "各一个像素"},
        (rng.normal(size=(5, 1, 1, 1)),),
        "images of a single pixel",
        "只有一个像素的图像",
    )
    yield hidden(
        {"en": "channels last, seen as channels first", "zh-hans": "通道在最后，看作在最前"},
        (rng.normal(size=(3, 4, 5, 2)).transpose(0, 3, 1, 2),),
        "a view whose elements don't lie in order in memory",
        "元素在内存中不按顺序存放的视图",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=(4, 3, 2, 5)),),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few elements on two to four axes."""
    for shape in (
        (1, 1),
        (2, 1),
        (1, 2),
        (2, 2),
        (2, 1, 2),
        (1, 2, 2),
        (2, 2, 1),
        (2, 2, 2),
        (2, 1, 2, 2),
        (2, 2, 1, 2),
    ):
        yield dict(args=(np.arange(float(np.prod(shape))).reshape(shape),))

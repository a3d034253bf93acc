"""Smallest first; views whose memory does not lie in order come last."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="two short images", args=(np.arange(6.0).reshape(2, 1, 1, 3),))
    yield dict(name="one image", args=(np.array([[[1.0, 2.0], [3.0, 4.0]]]),))
    yield dict(name="two images of two channels", args=(np.arange(24.0).reshape(2, 2, 2, 3),))
    yield hidden("already flat", (rng.normal(size=(3, 4)),), "a batch that is flat already", "已经是展平的批量")
    yield hidden("one pixel each", (rng.normal(size=(5, 1, 1, 1)),), "images of a single pixel", "只有一个像素的图像")
    yield hidden(
        "channels last, seen as channels first",
        (rng.normal(size=(3, 4, 5, 2)).transpose(0, 3, 1, 2),),
        "a view whose elements don't lie in order in memory",
        "元素在内存中不按顺序存放的视图",
    )
    yield hidden(
        "drawn for you",
        (rng.normal(size=(4, 3, 2, 5)),),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

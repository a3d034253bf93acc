"""Smallest first; frames, rows and columns differ in number, in the videos and in the kernels."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w):
    return rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0])


def cases(rng):
    one = np.ones((1, 1, 1, 1, 1))
    yield dict(name="one pixel, one frame", args=(3 * one, -2 * one, np.array([0.5])))
    yield dict(
        name="the worked example: a moving pixel",
        args=(np.eye(3).reshape(1, 1, 3, 1, 3), np.array([-1.0, 1.0]).reshape(1, 1, 2, 1, 1), np.array([0.0])),
        points=2,
    )
    yield dict(
        name="a kernel of one frame",
        args=(
            np.arange(18.0).reshape(1, 1, 2, 3, 3),
            np.arange(4.0).reshape(1, 1, 1, 2, 2),
            np.array([1.0]),
        ),
    )
    yield dict(
        name="two channels, two kernels",
        args=(
            np.arange(16.0).reshape(1, 2, 2, 2, 2),
            np.array([[1.0, 0.0, 0.0, -1.0], [0.0, 2.0, 1.0, 0.0]]).reshape(2, 2, 2, 1, 1),
            np.array([0.0, 100.0]),
        ),
        points=2,
    )
    yield dict(
        name="kernel as large as the video",
        args=drawn(rng, (2, 1, 3, 2, 4), (2, 1, 3, 2, 4)),
        **hidden("kernels as large as the videos", "卷积核和视频一样大"),
    )
    yield dict(
        name="several videos, no side like another",
        args=drawn(rng, (2, 3, 4, 5, 6), (2, 3, 3, 2, 4)),
        points=2,
        **hidden("several videos whose sides all differ", "多段视频，各边长都不相同"),
    )
    X, W, b = drawn(rng, (5, 4, 6, 2, 2), (3, 2, 2, 3, 1))
    yield dict(
        name="channels last in memory",
        args=(X.transpose(4, 3, 0, 1, 2), W[..., ::-1, :], b),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name="drawn for you",
        args=drawn(rng, (2, 2, 5, 4, 6), (3, 2, 2, 3, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

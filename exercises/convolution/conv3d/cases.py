"""Smallest first; frames, rows and columns differ in number, in the videos and in the kernels."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w):
    return rng.normal(size=x), rng.normal(size=w), rng.normal(size=w[0])


def cases(rng):
    one = np.ones((1, 1, 1, 1, 1))
    yield dict(
        name={"en": "one pixel, one frame", "zh-hans": "一个像素，一帧"}, args=(3 * one, -2 * one, np.array([0.5]))
    )
    yield dict(
        name={"en": "the worked example: a moving pixel", "zh-hans": "例题：移动的像素"},
        args=(np.eye(3).reshape(1, 1, 3, 1, 3), np.array([-1.0, 1.0]).reshape(1, 1, 2, 1, 1), np.array([0.0])),
        points=2,
    )
    yield dict(
        name={"en": "a kernel of one frame", "zh-hans": "只有一帧的卷积核"},
        args=(
            np.arange(18.0).reshape(1, 1, 2, 3, 3),
            np.arange(4.0).reshape(1, 1, 1, 2, 2),
            np.array([1.0]),
        ),
    )
    yield dict(
        name={"en": "two channels, two kernels", "zh-hans": "两个通道，两个卷积核"},
        args=(
            np.arange(16.0).reshape(1, 2, 2, 2, 2),
            np.array([[1.0, 0.0, 0.0, -1.0], [0.0, 2.0, 1.0, 0.0]]).reshape(2, 2, 2, 1, 1),
            np.array([0.0, 100.0]),
        ),
        points=2,
    )
    yield dict(
        name={"en": "kernel as large as the video", "zh-hans": "卷积核和视频一样大"},
        args=drawn(rng, (2, 1, 3, 2, 4), (2, 1, 3, 2, 4)),
        **hidden("kernels as large as the videos", "卷积核和视频一样大"),
    )
    yield dict(
        name={"en": "several videos, no axis as long as another", "zh-hans": "几段视频，边长各不相同"},
        args=drawn(rng, (2, 3, 4, 5, 6), (2, 3, 3, 2, 4)),
        points=2,
        **hidden("several videos whose axes all differ in length", "多段视频，各边长都不相同"),
    )
    X, W, b = drawn(rng, (5, 4, 6, 2, 2), (3, 2, 2, 3, 1))
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(X.transpose(4, 3, 0, 1, 2), W[..., ::-1, :], b),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 2, 5, 4, 6), (3, 2, 2, 3, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Short videos of few pixels."""
    for n, c, o in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2)):
        for kernel in ((1, 1, 1), (2, 1, 1), (1, 1, 2), (2, 1, 2)):
            for more in ((0, 0, 0), (1, 0, 0), (1, 1, 1)):
                video = [k + m for k, m in zip(kernel, more)]
                yield dict(args=(whole(rng, n, c, *video), whole(rng, o, c, *kernel), whole(rng, o)))

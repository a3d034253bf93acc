"""Smallest first; one channel, then two, then more channels than rows."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "two channels of one pixel", "zh-hans": "两个通道，各一个像素"},
        args=(np.array([[[3.0]], [[5.0]]]), np.array([[[2.0]], [[-1.0]]])),
    )
    yield dict(
        name={"en": "a single channel", "zh-hans": "单个通道"},
        args=(np.arange(9.0).reshape(1, 3, 3), np.arange(4.0).reshape(1, 2, 2)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.stack([np.arange(9.0).reshape(3, 3), np.arange(1.0, 10.0).reshape(3, 3)]),
            np.stack([np.arange(4.0).reshape(2, 2), np.arange(1.0, 5.0).reshape(2, 2)]),
        ),
        points=2,
    )
    K = np.zeros((3, 2, 2))
    K[1] = [[1.0, 2.0], [3.0, 4.0]]
    yield dict(
        name={"en": "only the middle channel counts", "zh-hans": "只有中间的通道起作用"},
        args=(np.arange(27.0).reshape(3, 3, 3), K),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(rng.normal(size=(2, 3, 4)), rng.normal(size=(2, 3, 4))),
        **hidden("a kernel as large as the image", "卷积核和图像一样大"),
    )
    yield dict(
        name={"en": "many channels, tall image, wide kernel", "zh-hans": "很多通道，高图像，宽卷积核"},
        args=(rng.normal(size=(5, 7, 4)), rng.normal(size=(5, 2, 3))),
        points=2,
        **hidden("more channels than the kernel has rows", "通道数多于卷积核的行数"),
    )
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(rng.normal(size=(6, 8, 3)).transpose(2, 0, 1), rng.normal(size=(3, 3, 1))),
        **hidden("an image that is a transposed view", "图像是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(4, 6, 9)), rng.normal(size=(4, 3, 2))),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of one to three channels, all whole numbers."""
    for c in (1, 2, 3):
        for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 2)):
            for more_h, more_w in ((0, 0), (0, 1), (1, 2)):
                yield dict(args=(whole(rng, c, k_h + more_h, k_w + more_w), whole(rng, c, k_h, k_w)))

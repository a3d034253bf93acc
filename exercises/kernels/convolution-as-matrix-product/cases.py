"""One window first; then channels, stride, padding, and sides that differ."""

import numpy as np


def whole(rng, *shape):
    return rng.integers(-3, 4, size=shape).astype(np.float32)


def cases(rng):
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(
            np.arange(1.0, 10.0, dtype=np.float32).reshape(1, 1, 3, 3),
            np.eye(2, dtype=np.float32).reshape(1, 1, 2, 2),
            1,
            0,
        ),
    )
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[[[3.0]]]], np.float32), np.array([[[[-2.0]]]], np.float32), 1, 0),
    )
    yield dict(
        name={"en": "two channels, a wide kernel", "zh-hans": "两个通道，较宽的核"},
        args=(whole(rng, 1, 2, 4, 5), whole(rng, 3, 2, 2, 3), 1, 0),
    )
    yield dict(
        name={"en": "a padding of 1", "zh-hans": "填充为 1"},
        args=(whole(rng, 1, 1, 4, 3), whole(rng, 2, 1, 3, 3), 1, 1),
        points=2,
    )
    yield dict(
        name={"en": "a stride of 2 that leaves a row and a column", "zh-hans": "步幅为 2，剩下一行一列"},
        args=(whole(rng, 1, 2, 8, 7), whole(rng, 1, 2, 3, 2), 2, 0),
        points=2,
    )
    yield dict(
        name={"en": "several images, stride and padding", "zh-hans": "多张图像，有步幅和填充"},
        args=(whole(rng, 3, 2, 5, 6), whole(rng, 4, 2, 3, 2), 2, 1),
        visible=False,
        reveal="property",
        property={"en": "a batch of several images", "zh-hans": "一批含有多张图像"},
    )
    yield dict(
        name={"en": "more output channels than a tile has", "zh-hans": "输出通道多于一块的边长"},
        args=(whole(rng, 1, 3, 5, 12), whole(rng, 17, 3, 3, 2), 1, 0),
        visible=False,
        reveal="property",
        property={"en": "more than 16 output channels", "zh-hans": "超过 16 个输出通道"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(
            rng.normal(size=(2, 3, 6, 5)).astype(np.float32),
            rng.normal(size=(3, 3, 2, 3)).astype(np.float32),
            int(rng.integers(1, 3)),
            int(rng.integers(1, 3)),
        ),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def timed(rng):
    yield dict(
        name={"en": "16 images of 32 channels", "zh-hans": "16 张 32 通道的图像"},
        args=(
            rng.normal(size=(16, 32, 56, 56)).astype(np.float32),
            rng.normal(size=(32, 32, 3, 3)).astype(np.float32),
            1,
            1,
        ),
    )

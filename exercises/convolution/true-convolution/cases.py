"""Smallest first; no kernel but the first two is the same after a flip on one axis only."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[3.0]]), np.array([[-2.0]])),
    )
    yield dict(name={"en": "a row", "zh-hans": "一行"}, args=(np.array([[1.0, 2.0, 4.0]]), np.array([[1.0, -1.0]])))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2)),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 0.0], [5.0, -1.0]])),
    )
    lone = np.zeros((5, 7))
    lone[2, 3] = 1.0
    yield dict(
        name={"en": "a lone 1 gives the kernel itself", "zh-hans": "单独的一个 1 给出卷积核本身"},
        args=(lone, np.arange(1.0, 13.0).reshape(3, 4)),
        points=2,
    )
    yield dict(
        name={"en": "tall image, wide kernel", "zh-hans": "高图像，宽卷积核"},
        args=(rng.normal(size=(7, 4)), rng.normal(size=(2, 3))),
        **hidden("an image and a kernel that are not square", "图像和卷积核都不是正方形"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(3, 2))),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(9, 11)), rng.normal(size=(5, 4))),
        fresh=True,
        points=2,
        **hidden("a random image, other numbers for everyone", "随机图像，每个人的数值都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images of whole numbers, square and not."""
    for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2)):
        for more_h, more_w in ((0, 0), (0, 1), (1, 0), (1, 1), (2, 1)):
            yield dict(args=(whole(rng, k_h + more_h, k_w + more_w), whole(rng, k_h, k_w)))

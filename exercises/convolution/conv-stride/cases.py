"""Smallest first; strides that divide, that leave pixels over, and that are larger than the kernel."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(np.array([[3.0]]), np.array([[-2.0]]), (1, 1)),
    )
    yield dict(
        name={"en": "a stride of one", "zh-hans": "步幅为一"},
        args=(np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2), (1, 1)),
    )
    yield dict(
        name={"en": "every second pixel", "zh-hans": "每隔一个像素"},
        args=(np.array([[1.0, 2.0, 3.0, 4.0, 5.0]]), np.array([[10.0]]), (1, 2)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.arange(20.0).reshape(4, 5), np.array([[1.0, 0.0], [0.0, 1.0]]), (2, 3)),
        points=2,
    )
    yield dict(
        name={"en": "a row left over", "zh-hans": "剩下一行"},
        args=(np.arange(15.0).reshape(5, 3), np.array([[1.0, 1.0], [1.0, -1.0]]), (2, 1)),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=(rng.normal(size=(3, 4)), rng.normal(size=(3, 4)), (2, 3)),
        **hidden("a kernel as large as the image", "卷积核和图像一样大"),
    )
    yield dict(
        name={"en": "stride larger than the kernel", "zh-hans": "步幅大于卷积核"},
        args=(rng.normal(size=(9, 10)), rng.normal(size=(2, 1)), (4, 3)),
        points=2,
        **hidden("a stride that skips pixels altogether", "步幅大于卷积核，有些像素完全被跳过"),
    )
    yield dict(
        name={"en": "columns left over, windows overlap", "zh-hans": "剩下几列，窗口重叠"},
        args=(rng.normal(size=(7, 12)), rng.normal(size=(3, 4)), (1, 3)),
        **hidden("overlapping windows, columns left over", "窗口有重叠，并且有剩余的列"),
    )
    yield dict(
        name={"en": "a view with gaps", "zh-hans": "带间隔的视图"},
        args=(rng.normal(size=(12, 10))[::2, ::-1].T, rng.normal(size=(3, 2)), (3, 2)),
        **hidden("an image that is a transposed, strided view", "图像是转置并带步长的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=(rng.normal(size=(11, 14)), rng.normal(size=(3, 4)), (3, 4)),
        fresh=True,
        points=2,
        **hidden("a random image, other numbers for everyone", "随机图像，每个人的数值都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small images, with strides that divide the way and strides that don't."""
    for k_h, k_w in ((1, 1), (1, 2), (2, 1), (2, 2)):
        for more_h, more_w in ((0, 2), (2, 0), (1, 3), (3, 2)):
            for stride in ((1, 1), (1, 2), (2, 1)):
                yield dict(args=(whole(rng, k_h + more_h, k_w + more_w), whole(rng, k_h, k_w), stride))

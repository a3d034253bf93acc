"""Smallest first; copies that overlap, that touch, and that leave gaps."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    return rng.normal(size=x), rng.normal(size=w), padding, stride


def cases(rng):
    yield dict(
        name={"en": "one pixel lays down one kernel", "zh-hans": "一个像素铺下一个卷积核"},
        args=(np.array([[[[3.0]]]]), np.array([[[[1.0, -2.0]]]]), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=(np.array([[[[1.0, 2.0]]]]), np.array([[[[1.0, 5.0, 10.0]]]]), (0, 0), (1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "copies overlap both ways", "zh-hans": "副本在两个方向上重叠"},
        args=(np.arange(4.0).reshape(1, 1, 2, 2), np.arange(1.0, 5.0).reshape(1, 1, 2, 2), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "gaps between the copies", "zh-hans": "副本之间有间隔"},
        args=(np.array([[[[1.0, 2.0, 3.0]]]]), np.array([[[[5.0]]]]), (0, 0), (1, 3)),
    )
    yield dict(
        name={"en": "a row cut off above and below", "zh-hans": "上下各裁去一行"},
        args=(np.arange(1.0, 5.0).reshape(1, 1, 2, 2), np.ones((1, 1, 3, 2)), (1, 0), (1, 2)),
        points=2,
    )
    yield dict(
        name={"en": "from two channels to three", "zh-hans": "从两个通道到三个"},
        args=(
            np.array([1.0, 10.0]).reshape(1, 2, 1, 1),
            np.arange(1.0, 7.0).reshape(2, 3, 1, 1),
            (0, 0),
            (1, 1),
        ),
    )
    X, W, padding, stride = drawn(rng, (2, 3, 2, 3), (3, 2, 3, 2), (1, 0), (2, 1))
    V = rng.normal(size=(2, 2, 3, 4))  # the shape of the result
    yield dict(
        name={"en": "the transpose of a convolution", "zh-hans": "卷积的转置"},
        chain=[dict(args=(X, W, padding, stride), judge="transposed_conv2d")],
        check="gradient",
        options=dict(
            forward="convolution_layers.conv2d_forward",
            of="reference",
            adjoint=True,
            inputs=dict(X=V, W=W, b=np.zeros(3), padding=padding, stride=stride),
            parameters=["X"],
            upstream=X,
        ),
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=drawn(rng, (2, 3, 2, 4), (3, 4, 3, 2), (0, 1), (2, 3)),
        points=2,
        **hidden("inputs, kernels, padding and stride that are not square", "输入、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name={"en": "as many input as output channels", "zh-hans": "输入和输出的通道数相等"},
        args=drawn(rng, (1, 3, 3, 2), (3, 3, 4, 3), (2, 1), (2, 1)),
        points=2,
        **hidden("as many channels in as out", "输入和输出的通道数相等"),
    )
    yield dict(
        name={"en": "a kernel of 1x1", "zh-hans": "1×1 的卷积核"},
        args=drawn(rng, (2, 2, 3, 4), (2, 3, 1, 1), (0, 0), (1, 1)),
        **hidden("a kernel of one weight", "1×1 的卷积核"),
    )
    X, W, padding, stride = drawn(rng, (2, 3, 4, 2), (2, 3, 2, 3), (1, 1), (2, 2))
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(X.transpose(0, 3, 1, 2), W[:, :, ::-1], padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 3, 4, 5), (3, 2, 3, 4), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches, with one number after the other leaving its simplest value."""
    for n, c, o in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2, 3)):
        for padding, stride in (((0, 0), (1, 1)), ((0, 0), (1, 2)), ((0, 1), (1, 1)), ((1, 0), (2, 1))):
            yield dict(args=(whole(rng, n, c, 2, 2), whole(rng, c, o, 2, 3), padding, stride))

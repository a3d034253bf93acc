"""Smallest first. Padding of 0 and of more than 1, overlapping windows, rows left over: where real mistakes hide."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="minimised", family="small", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    out = [(n + 2 * p - k) // s + 1 for n, p, k, s in zip(x[2:], padding, w[2:], stride)]
    return rng.normal(size=(x[0], w[0], *out)), rng.normal(size=x), rng.normal(size=w), padding, stride


def cases(rng):
    one = np.ones((1, 1, 1, 1))
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        args=(5 * one, 3 * one, -2 * one, (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example: windows overlap", "zh-hans": "例题：窗口重叠"},
        args=(
            np.array([[[[10.0, 1.0]]]]),
            np.array([[[[1.0, 2.0, 4.0]]]]),
            np.array([[[[2.0, 3.0]]]]),
            (0, 0),
            (1, 1),
        ),
        points=2,
    )
    yield dict(
        name={"en": "a padding of one", "zh-hans": "填充为一"},
        args=(np.arange(1.0, 10.0).reshape(1, 1, 3, 3), np.ones((1, 1, 3, 3)), np.eye(3)[None, None], (1, 1), (1, 1)),
    )
    yield dict(
        name={"en": "a stride of two, a column left over", "zh-hans": "步幅为二，剩下一列"},
        args=(
            np.array([[[[1.0, 2.0]]]]),
            np.arange(1.0, 11.0).reshape(1, 1, 2, 5)[..., ::-1],
            np.array([[[[1.0, -1.0], [2.0, 0.0]]]]),
            (0, 0),
            (1, 2),
        ),
        points=2,
    )
    yield dict(
        name={"en": "rows padded, columns not", "zh-hans": "填充行，不填充列"},
        args=(np.ones((1, 1, 3, 2)), np.arange(4.0).reshape(1, 1, 2, 2), np.array([[[[1.0], [3.0]]]]), (1, 0), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "two images, two channels, three kernels", "zh-hans": "两张图像，两个通道，三个卷积核"},
        args=drawn(rng, (2, 2, 3, 3), (3, 2, 2, 2), (0, 0), (1, 1)),
    )
    dY, X, W, padding, stride = drawn(rng, (2, 1, 4, 3), (2, 1, 2, 2), (1, 0), (2, 1))
    yield dict(
        name={"en": "small changes of X, W and b", "zh-hans": "X、W 和 b 的微小变化"},
        chain=[dict(args=(dY, X, W, padding, stride), judge="dX, dW, db")],
        check="gradient",
        options=dict(
            forward="convolution_layers.conv2d_forward",
            of="reference",
            inputs=dict(X=X, W=W, b=rng.normal(size=2), padding=padding, stride=stride),
            parameters=["X", "W", "b"],
            upstream=dY,
        ),
    )
    yield dict(
        name={"en": "nothing square", "zh-hans": "都不是正方形"},
        args=drawn(rng, (2, 3, 5, 7), (4, 3, 3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("images, kernels, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name={"en": "padding of two and three", "zh-hans": "填充为二和三"},
        args=drawn(rng, (1, 2, 4, 3), (3, 2, 3, 4), (2, 3), (1, 1)),
        points=2,
        **hidden("more padding than one", "填充大于 1"),
    )
    yield dict(
        name={"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        args=drawn(rng, (2, 1, 8, 9), (2, 1, 3, 2), (1, 0), (4, 3)),
        points=2,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=drawn(rng, (3, 2, 4, 3), (2, 2, 4, 3), (0, 0), (1, 1)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    dY, X, W, padding, stride = drawn(rng, (2, 3, 6, 8), (2, 3, 2, 3), (1, 1), (2, 2))
    X = np.ascontiguousarray(X.transpose(2, 3, 1, 0)).transpose(3, 2, 0, 1)
    yield dict(
        name={"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        args=(dY[..., ::-1], X, W[:, :, ::-1], padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng, (2, 3, 6, 9), (4, 3, 3, 2), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )


def whole(rng, *shape):
    return rng.integers(-3, 6, size=shape).astype(float)


def family(rng, name):
    """Small batches, with one number after the other leaving its simplest value."""
    for n, c, o in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2, 3)):
        for k_h, k_w in ((1, 1), (1, 2), (2, 1)):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((2, 1), (2, 1))):
                _, X, W, _, _ = drawn(rng, (n, c, 2, 3), (o, c, k_h, k_w), padding, stride)
                out = [(m + 2 * p - k) // s + 1 for m, p, k, s in zip((2, 3), padding, (k_h, k_w), stride)]
                yield dict(args=(whole(rng, n, o, *out), np.round(2 * X), np.round(2 * W), padding, stride))

"""Smallest first. Padding of 0 and of more than 1, overlapping windows, rows left over: where real mistakes hide."""

import numpy as np


def hidden(en, zh):
    return dict(visible=False, reveal="property", property={"en": en, "zh-hans": zh})


def drawn(rng, x, w, padding, stride):
    out = [(n + 2 * p - k) // s + 1 for n, p, k, s in zip(x[2:], padding, w[2:], stride)]
    return rng.normal(size=(x[0], w[0], *out)), rng.normal(size=x), rng.normal(size=w), padding, stride


def cases(rng):
    one = np.ones((1, 1, 1, 1))
    yield dict(name="one pixel, one weight", args=(5 * one, 3 * one, -2 * one, (0, 0), (1, 1)))
    yield dict(
        name="the worked example: windows overlap",
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
        name="a padding of one",
        args=(np.arange(1.0, 10.0).reshape(1, 1, 3, 3), np.ones((1, 1, 3, 3)), np.eye(3)[None, None], (1, 1), (1, 1)),
    )
    yield dict(
        name="a stride of two, a column left over",
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
        name="rows padded, columns not",
        args=(np.ones((1, 1, 3, 2)), np.arange(4.0).reshape(1, 1, 2, 2), np.array([[[[1.0], [3.0]]]]), (1, 0), (1, 1)),
        points=2,
    )
    yield dict(
        name="two images, two channels, three kernels",
        args=drawn(rng, (2, 2, 3, 3), (3, 2, 2, 2), (0, 0), (1, 1)),
    )
    dY, X, W, padding, stride = drawn(rng, (2, 1, 4, 3), (2, 1, 2, 2), (1, 0), (2, 1))
    yield dict(
        name="small changes of X, W and b",
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
        name="nothing square",
        args=drawn(rng, (2, 3, 5, 7), (4, 3, 3, 2), (0, 2), (2, 1)),
        points=2,
        **hidden("images, kernels, padding and stride that are not square", "图像、卷积核、填充和步幅都不是正方形"),
    )
    yield dict(
        name="padding of two and three",
        args=drawn(rng, (1, 2, 4, 3), (3, 2, 3, 4), (2, 3), (1, 1)),
        points=2,
        **hidden("more padding than one", "填充大于 1"),
    )
    yield dict(
        name="a stride that doesn't divide",
        args=drawn(rng, (2, 1, 8, 9), (2, 1, 3, 2), (1, 0), (4, 3)),
        points=2,
        **hidden("a stride that doesn't divide the way", "步幅不能整除"),
    )
    yield dict(
        name="kernel as large as the image",
        args=drawn(rng, (3, 2, 4, 3), (2, 2, 4, 3), (0, 0), (1, 1)),
        **hidden("kernels as large as the images", "卷积核和图像一样大"),
    )
    dY, X, W, padding, stride = drawn(rng, (2, 3, 6, 8), (2, 3, 2, 3), (1, 1), (2, 2))
    X = np.ascontiguousarray(X.transpose(2, 3, 1, 0)).transpose(3, 2, 0, 1)
    yield dict(
        name="channels last in memory",
        args=(dY[..., ::-1], X, W[:, :, ::-1], padding, stride),
        **hidden("arrays that are transposed views", "数组是转置得到的视图"),
    )
    yield dict(
        name="drawn for you",
        args=drawn(rng, (2, 3, 6, 9), (4, 3, 3, 2), (1, 2), (2, 3)),
        fresh=True,
        points=2,
        **hidden("random numbers, others for everyone", "随机数值，每个人的都不同"),
    )

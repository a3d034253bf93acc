"""The forward pass, smallest first; then the counts, from one position to those of a megapixel."""

import numpy as np

FORWARD, COUNT = "locally_connected2d", "locally_connected_parameters"


def hidden(name, call, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, call=call, args=args, visible=False, reveal="minimised", family=call, property=about, **more)


def drawn(rng, x, o, kernel, stride):
    out = [(n - k) // s + 1 for n, k, s in zip(x[1:], kernel, stride)]
    return rng.normal(size=x), rng.normal(size=(o, *out, x[0], *kernel)), rng.normal(size=(o, *out)), stride


def forward(rng):
    one = np.ones((1, 1, 1))
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"},
        call=FORWARD,
        args=(3 * one, -2 * one.reshape([1] * 6), one, (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        call=FORWARD,
        args=(
            np.array([[[1.0, 2.0, 3.0]]]),
            np.array([[1.0, 1.0], [-1.0, 2.0]]).reshape(1, 1, 2, 1, 1, 2),
            np.array([[[0.0, 10.0]]]),
            (1, 1),
        ),
        points=2,
    )
    yield dict(
        name={"en": "two channels, 1x1 kernels", "zh-hans": "两个通道，多个 1×1 卷积核"},
        call=FORWARD,
        args=(
            np.arange(1.0, 9.0).reshape(2, 2, 2),
            np.arange(8.0).reshape(1, 2, 2, 2, 1, 1),
            np.zeros((1, 2, 2)),
            (1, 1),
        ),
    )
    yield dict(
        name={"en": "a row, stride 2", "zh-hans": "一行，步幅 2"},
        call=FORWARD,
        args=(
            np.arange(1.0, 7.0).reshape(1, 1, 6),
            np.array([1.0, 1.0, 10.0, 10.0, 0.0, 1.0]).reshape(1, 1, 3, 1, 1, 2),
            np.zeros((1, 1, 3)),
            (1, 2),
        ),
    )
    yield hidden(
        {"en": "nothing square", "zh-hans": "都不是正方形"},
        FORWARD,
        drawn(rng, (3, 5, 7), 2, (2, 4), (1, 1)),
        "an image and kernels that are not square",
        "图像和卷积核都不是正方形",
        points=2,
    )
    yield hidden(
        {"en": "as many rows as columns", "zh-hans": "行数等于列数"},
        FORWARD,
        drawn(rng, (2, 4, 4), 2, (2, 2), (1, 1)),
        "a square image and square kernels",
        "图像和卷积核都是正方形",
    )
    yield hidden(
        {"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        FORWARD,
        drawn(rng, (2, 9, 8), 3, (3, 2), (2, 4)),
        "a stride that doesn't divide the way",
        "步幅不能整除",
        points=2,
    )
    yield hidden(
        {"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        FORWARD,
        drawn(rng, (2, 3, 4), 5, (3, 4), (1, 1)),
        "kernels as large as the image: a dense layer",
        "卷积核和图像一样大，相当于全连接层",
    )
    X = rng.normal(size=(8, 5, 3)).transpose(2, 0, 1)
    W = rng.normal(size=(2, 4, 2, 3, 3, 2)).transpose(0, 2, 1, 3, 4, 5)
    b = rng.normal(size=(2, 4, 2)).transpose(0, 2, 1)
    yield hidden(
        {"en": "channels last in memory", "zh-hans": "通道在内存中排在最后"},
        FORWARD,
        (X, W[..., ::-1], b, (3, 1)),
        "arrays that are transposed views",
        "数组是转置得到的视图",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        FORWARD,
        drawn(rng, (3, 7, 9), 4, (3, 2), (2, 3)),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def cases(rng):
    yield from forward(rng)
    yield dict(
        name={"en": "count: the worked example", "zh-hans": "计数：例题"}, call=COUNT, args=((1, 1, 3), 1, (1, 2))
    )
    yield dict(
        name={"en": "count: without biases", "zh-hans": "计数：没有偏置"},
        call=COUNT,
        args=((1, 1, 3), 1, (1, 2)),
        kwargs={"bias": False},
    )
    yield dict(
        name={"en": "count: a colour image, 5x5 kernels", "zh-hans": "计数：彩色图像，5×5 卷积核"},
        call=COUNT,
        args=((3, 32, 32), 6, (5, 5)),
        points=2,
    )
    yield dict(
        name={"en": "count: stride 2", "zh-hans": "计数：步幅 2"},
        call=COUNT,
        args=((3, 9, 12), 4, (3, 3)),
        kwargs={"stride": (2, 2)},
    )
    yield hidden(
        {"en": "count: kernel as large as the image", "zh-hans": "计数：卷积核和图像一样大"},
        COUNT,
        ((4, 6, 5), 7, (6, 5)),
        "the count of a dense layer",
        "相当于全连接层时的参数个数",
    )
    yield hidden(
        {"en": "count: nothing square", "zh-hans": "计数：都不是正方形"},
        COUNT,
        ((5, 23, 31), 3, (4, 2), (2, 3)),
        "the count where nothing is square",
        "各边都不相等时的参数个数",
        points=2,
    )
    yield hidden(
        {"en": "count: a megapixel", "zh-hans": "计数：一百万像素"},
        COUNT,
        ((1, 1000, 1000), 1, (10, 10), (1, 1), False),
        "the count for a million pixels, without biases",
        "一百万像素、没有偏置时的参数个数",
    )
    c, o, k = (int(n) for n in rng.integers(2, 6, size=3))
    yield hidden(
        {"en": "count: drawn for you", "zh-hans": "计数：为你随机抽取"},
        COUNT,
        ((c, int(rng.integers(20, 30)), int(rng.integers(30, 40))), c + o, (k, k + o), (3, 2)),
        "the count for random sizes, others for everyone",
        "随机大小的参数个数，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small images and few kernels, or the counts of such layers."""
    for c, o in ((1, 1), (2, 1), (1, 2), (2, 3)):
        for kernel in ((1, 1), (1, 2), (2, 1), (2, 2)):
            for stride in ((1, 1), (1, 2), (2, 1)):
                if name == COUNT:
                    yield dict(call=COUNT, args=((c, 3, 4), o, kernel, stride, bool(rng.integers(2))))
                else:
                    X, W, b, _ = drawn(rng, (c, 3, 4), o, kernel, stride)
                    yield dict(call=FORWARD, args=(np.round(3 * X), np.round(3 * W), np.round(3 * b), stride))

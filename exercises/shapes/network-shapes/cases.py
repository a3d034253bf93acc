"""Smallest first: each kind of layer by itself, then networks; images are not square where it counts."""

ACTIVATION, FLATTEN = ("activation", ()), ("flatten", ())
LENET = [
    ("conv", (6, 5, 1, 2)),
    ACTIVATION,
    ("pool", (2, 2, 0)),
    ("conv", (16, 5, 1, 0)),
    ACTIVATION,
    ("pool", (2, 2, 0)),
    FLATTEN,
    ("dense", (120,)),
    ("dense", (84,)),
    ("dense", (10,)),
]
SMALL = [("conv", (2, 3, 1, 0)), ACTIVATION, ("pool", (2, 2, 0)), FLATTEN, ("dense", (5,))]


def hidden(name, shape, layers, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(
        name=name, args=(shape, layers), visible=False, reveal="minimised", family="small", property=about, **more
    )


def drawn(rng):
    c, o, q, n = (int(number) for number in rng.integers(2, 12, size=4))
    k, j, p = int(rng.integers(3, 8)), int(rng.integers(2, 5)), int(rng.integers(0, 3))
    layers = [("conv", (o, k, 2, p)), ("pool", (j, 3, 1)), ACTIVATION, ("conv", (q, 2, 1, 1)), FLATTEN, ("dense", (n,))]
    return (c, int(rng.integers(20, 40)), int(rng.integers(40, 60))), layers


def cases(rng):
    yield dict(name={"en": "an activation alone", "zh-hans": "只有一个激活函数"}, args=((1, 2, 2), [ACTIVATION]))
    yield dict(name={"en": "a 1x1 convolution", "zh-hans": "1×1 卷积"}, args=((1, 1, 1), [("conv", (1, 1, 1, 0))]))
    yield dict(
        name={"en": "a convolution of three channels", "zh-hans": "三个通道的卷积"},
        args=((3, 5, 7), [("conv", (4, 3, 1, 0))]),
    )
    yield dict(name={"en": "a pooling layer", "zh-hans": "一个汇聚层"}, args=((3, 6, 4), [("pool", (2, 2, 0))]))
    yield dict(
        name={"en": "flattened, then dense", "zh-hans": "先展平，再全连接"},
        args=((2, 1, 3), [FLATTEN, ("dense", (4,))]),
    )
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=((1, 6, 8), SMALL), points=2)
    yield dict(
        name={"en": "LeNet on a 28x28 image", "zh-hans": "28×28 图像上的 LeNet"}, args=((1, 28, 28), LENET), points=2
    )
    yield hidden(
        {"en": "two convolutions with strides", "zh-hans": "两个带步幅的卷积"},
        (3, 30, 23),
        [("conv", (8, 4, 3, 1)), ACTIVATION, ("conv", (5, 3, 2, 1))],
        "strides that don't divide, on an image that is not square",
        "步幅不能整除，图像不是正方形",
        points=2,
    )
    yield hidden(
        {"en": "windows that overlap", "zh-hans": "重叠的窗口"},
        (4, 13, 10),
        [("pool", (3, 2, 1)), ("pool", (3, 1, 0))],
        "pooling windows that overlap, with padding",
        "带填充且相互重叠的汇聚窗口",
    )
    yield hidden(
        {"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        (2, 6, 6),
        [("conv", (7, 6, 1, 0)), FLATTEN, ("dense", (3,)), ACTIVATION, ("dense", (2,))],
        "a kernel as large as the image, then dense layers",
        "卷积核和图像一样大，后接全连接层",
    )
    yield hidden({"en": "no layer", "zh-hans": "没有层"}, (3, 8, 8), [], "a network without layers", "没有任何层的网络")
    yield hidden(
        {"en": "LeNet on a colour image", "zh-hans": "彩色图像上的 LeNet"},
        (3, 32, 40),
        LENET,
        "a deep network on a colour image that is not square",
        "较深的网络，输入是非正方形的彩色图像",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        *drawn(rng),
        "a random network, another one for everyone",
        "随机的网络，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One layer, then two, three and whole small networks."""
    conv, pool = ("conv", (2, 2, 1, 0)), ("pool", (2, 1, 0))
    first = [
        conv,
        ("conv", (2, 2, 2, 0)),
        ("conv", (2, 2, 1, 1)),
        pool,
        ("pool", (2, 2, 0)),
        ("pool", (3, 2, 1)),
        ACTIVATION,
    ]
    for shape in ((1, 3, 4), (2, 4, 5)):
        for layer in first:
            yield dict(args=(shape, [layer]))
            yield dict(args=(shape, [layer, FLATTEN]))
        yield dict(args=(shape, [conv, conv]))
        yield dict(args=(shape, [FLATTEN, ("dense", (3,))]))
        yield dict(args=(shape, [FLATTEN, ("dense", (3,)), ACTIVATION, ("dense", (2,))]))
        yield dict(args=(shape, [conv, ACTIVATION, pool, FLATTEN, ("dense", (2,))]))

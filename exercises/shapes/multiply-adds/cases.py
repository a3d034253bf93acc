"""Dense layers, then convolutions, smallest first; each of stride, padding and groups alone, then all together."""

CONV, DENSE = "conv_multiply_adds", "dense_multiply_adds"


def hidden(name, args, en, zh, **more):
    more = dict(call=CONV) | more
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", family=more["call"], property=about, **more)


def drawn(rng):
    groups, c, o, k_h, k_w = (int(n) for n in rng.integers(2, 7, size=5))
    shape = (groups * c, int(rng.integers(20, 30)), int(rng.integers(30, 40)))
    return shape, groups * (c + o), (k_h, k_h + k_w), (2, 3), (1, 0), groups


def cases(rng):
    yield dict(name={"en": "one input, one neuron", "zh-hans": "一个输入，一个神经元"}, call=DENSE, args=(1, 1))
    yield dict(
        name={"en": "a dense layer of 784 inputs, 500 neurons", "zh-hans": "784 个输入、500 个神经元的全连接层"},
        call=DENSE,
        args=(784, 500),
    )
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"}, call=CONV, args=((1, 1, 1), 1, (1, 1))
    )
    yield dict(
        name={"en": "one channel, 2x2 kernel", "zh-hans": "一个通道，2×2 卷积核"},
        call=CONV,
        args=((1, 3, 4), 1, (2, 2)),
    )
    yield dict(
        name={"en": "three channels to two", "zh-hans": "三个通道到两个"}, call=CONV, args=((3, 4, 5), 2, (2, 2))
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        call=CONV,
        args=((3, 5, 6), 4, (3, 2)),
        kwargs={"stride": (2, 1)},
        points=2,
    )
    yield dict(
        name={"en": "padding keeps the size", "zh-hans": "填充保持大小不变"},
        call=CONV,
        args=((32, 56, 56), 64, (3, 3)),
        kwargs={"padding": (1, 1)},
    )
    yield dict(
        name={"en": "each channel by itself", "zh-hans": "各通道互不相干"},
        call=CONV,
        args=((32, 56, 56), 32, (3, 3)),
        kwargs={"padding": (1, 1), "groups": 32},
        points=2,
    )
    yield hidden(
        {"en": "1x1 convolution", "zh-hans": "1×1 卷积"}, ((64, 7, 9), 32, (1, 1)), "a 1x1 convolution", "1×1 卷积"
    )
    yield hidden(
        {"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        ((5, 4, 6), 7, (4, 6)),
        "a kernel as large as the image",
        "卷积核和图像一样大",
    )
    yield hidden(
        {"en": "height and width differ in everything", "zh-hans": "高和宽处处不同"},
        ((6, 29, 40), 4, (5, 2), (3, 5), (0, 2), 2),
        "height and width that differ in everything, in two groups",
        "高和宽的各个参数都不同，分成两组",
        points=2,
    )
    yield hidden(
        {"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        ((3, 224, 224), 64, (7, 7), (2, 2), (3, 3)),
        "a large image with stride 2",
        "大图像，步幅为 2",
    )
    yield hidden(
        {"en": "a wide dense layer", "zh-hans": "较宽的全连接层"},
        (4096, 1000),
        "a large dense layer",
        "很大的全连接层",
        call=DENSE,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few inputs and small kernels, with one number after the other leaving its simplest value."""
    if name == DENSE:
        for n_in, n_out in ((1, 1), (2, 1), (1, 2), (2, 3), (3, 2)):
            yield dict(call=DENSE, args=(n_in, n_out))
        return
    for c, o, groups in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (2, 3, 1), (2, 2, 2), (4, 2, 2)):
        for kernel in ((1, 1), (2, 3)):
            for padding, stride in (((0, 0), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 2)), ((0, 1), (2, 1))):
                yield dict(call=CONV, args=((c, 3, 4), o, kernel, stride, padding, groups))

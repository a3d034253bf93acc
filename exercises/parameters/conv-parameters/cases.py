"""Smallest first; then kernels that are not square, layers without biases, and groups."""


def hidden(name, args, en, zh, **more):
    return dict(
        name=name,
        args=args,
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def drawn(rng):
    groups, c_in, c_out, k_h, k_w = (int(n) for n in rng.integers(2, 9, size=5))
    return groups * c_in, groups * (c_in + c_out), (k_h, k_h + k_w), True, groups


def cases(rng):
    yield dict(name={"en": "one channel, one weight", "zh-hans": "一个通道，一个权重"}, args=(1, 1, (1, 1)))
    yield dict(name={"en": "one channel, 3x3 kernel", "zh-hans": "一个通道，3×3 卷积核"}, args=(1, 1, (3, 3)))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(3, 2, (2, 3)))
    yield dict(name={"en": "without biases", "zh-hans": "没有偏置"}, args=(3, 2, (2, 3)), kwargs={"bias": False})
    yield dict(
        name={"en": "3 channels to 10, 3x3 kernel", "zh-hans": "3 个通道到 10 个，3×3 卷积核"},
        args=(3, 10, (3, 3)),
        points=2,
    )
    yield dict(
        name={"en": "four groups", "zh-hans": "四个组"},
        args=(4, 8, (3, 3)),
        kwargs={"bias": False, "groups": 4},
        points=2,
    )
    yield dict(name={"en": "two groups, with biases", "zh-hans": "两个组，带偏置"}, args=(4, 6, (3, 3), True, 2))
    yield hidden({"en": "1x1 convolution", "zh-hans": "1×1 卷积"}, (64, 16, (1, 1)), "a 1x1 convolution", "1×1 卷积")
    yield hidden(
        {"en": "a kernel of one row", "zh-hans": "只有一行的卷积核"},
        (5, 7, (1, 9)),
        "a kernel of one row",
        "只有一行的卷积核",
    )
    yield hidden(
        {"en": "a kernel of one column", "zh-hans": "只有一列的卷积核"},
        (6, 2, (7, 1), False),
        "a kernel of one column",
        "只有一列的卷积核",
    )
    yield hidden(
        {"en": "each channel by itself", "zh-hans": "各通道互不相干"},
        (32, 32, (3, 5), True, 32),
        "as many groups as channels",
        "组数与通道数相同",
        points=2,
    )
    yield hidden({"en": "a large layer", "zh-hans": "一个大的层"}, (512, 512, (3, 3)), "a layer of VGG", "VGG 中的一层")
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Few channels and small kernels."""
    for c_in, c_out, groups in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (2, 3, 1), (2, 2, 2), (4, 2, 2), (2, 4, 2)):
        for kernel in ((1, 1), (1, 2), (2, 1), (2, 3)):
            for bias in (True, False):
                yield dict(args=(c_in, c_out, kernel), kwargs={"bias": bias, "groups": groups})

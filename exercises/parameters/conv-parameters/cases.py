"""Smallest first; then kernels that are not square, layers without biases, and groups."""


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def drawn(rng):
    groups, c_in, c_out, k_h, k_w = (int(n) for n in rng.integers(2, 9, size=5))
    return groups * c_in, groups * (c_in + c_out), (k_h, k_h + k_w), True, groups


def cases(rng):
    yield dict(name="one channel, one weight", args=(1, 1, (1, 1)))
    yield dict(name="one channel, 3x3 kernel", args=(1, 1, (3, 3)))
    yield dict(name="the worked example", args=(3, 2, (2, 3)))
    yield dict(name="without biases", args=(3, 2, (2, 3)), kwargs={"bias": False})
    yield dict(name="3 channels to 10, 3x3 kernel", args=(3, 10, (3, 3)), points=2)
    yield dict(name="four groups", args=(4, 8, (3, 3)), kwargs={"bias": False, "groups": 4}, points=2)
    yield dict(name="two groups, with biases", args=(4, 6, (3, 3), True, 2))
    yield hidden("1x1 convolution", (64, 16, (1, 1)), "a 1x1 convolution", "1×1 卷积")
    yield hidden("a kernel of one row", (5, 7, (1, 9)), "a kernel of one row", "只有一行的卷积核")
    yield hidden("a kernel of one column", (6, 2, (7, 1), False), "a kernel of one column", "只有一列的卷积核")
    yield hidden(
        "each channel by itself",
        (32, 32, (3, 5), True, 32),
        "as many groups as channels",
        "组数与通道数相同",
        points=2,
    )
    yield hidden("a large layer", (512, 512, (3, 3)), "a layer of VGG", "VGG 中的一层")
    yield hidden(
        "drawn for you",
        drawn(rng),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )

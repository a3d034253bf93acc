"""Smallest first; whole numbers only, so every comparison is exact."""


def drawn(rng):
    n_h, n_w = (int(n) for n in rng.integers(20, 60, size=2))
    k_h, k_w = (int(k) for k in rng.integers(2, 9, size=2))
    p_h, p_w = (int(p) for p in rng.integers(0, 4, size=2))
    s_h, s_w = (int(s) for s in rng.integers(2, 5, size=2))
    return (n_h, n_w), (k_h, k_w), (p_h, p_w), (s_h, s_w)


def cases(rng):
    yield dict(name="one pixel, one weight", args=((1, 1), (1, 1), (0, 0), (1, 1)))
    yield dict(name="3x3 image, 2x2 kernel", args=((3, 3), (2, 2), (0, 0), (1, 1)))
    yield dict(name="kernel as large as the image", args=((4, 6), (4, 6), (0, 0), (1, 1)))
    yield dict(name="padding keeps the size", args=((8, 8), (3, 3), (1, 1), (1, 1)))
    yield dict(name="the worked example", args=((8, 8), (3, 5), (0, 1), (3, 4)), points=2)
    yield dict(name="stride 2 on a 224x224 image", args=((224, 224), (7, 7), (3, 3), (2, 2)))
    yield dict(
        name="height and width differ in everything",
        args=((28, 41), (5, 2), (2, 0), (1, 3)),
        visible=False,
        points=2,
        reveal="property",
        property={"en": "height and width that differ in everything", "zh-hans": "高和宽的各个参数都不同"},
    )
    yield dict(
        name="kernel larger than the unpadded image",
        args=((2, 3), (5, 5), (2, 1), (1, 1)),
        visible=False,
        reveal="property",
        property={"en": "a kernel that fits only because of the padding", "zh-hans": "只有填充之后才放得下的卷积核"},
    )
    yield dict(
        name="stride larger than what is left",
        args=((6, 9), (5, 5), (0, 0), (4, 7)),
        visible=False,
        reveal="property",
        property={"en": "a stride larger than the room that is left", "zh-hans": "步幅大于剩余的空间"},
    )
    yield dict(
        name="drawn for you",
        args=drawn(rng),
        visible=False,
        fresh=True,
        points=2,
        reveal="property",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )
    yield dict(
        name="very large",
        args=((2**61 + 1, 2**61 + 3), (3, 4), (1, 0), (2, 3)),
        visible=False,
        reveal="property",
        property={"en": "numbers too large for floating point", "zh-hans": "超出浮点数精度的大整数"},
    )

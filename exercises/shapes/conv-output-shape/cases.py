"""Smallest first; whole numbers only, so every comparison is exact."""


def drawn(rng):
    n_h, n_w = (int(n) for n in rng.integers(20, 60, size=2))
    k_h, k_w = (int(k) for k in rng.integers(2, 9, size=2))
    p_h, p_w = (int(p) for p in rng.integers(0, 4, size=2))
    s_h, s_w = (int(s) for s in rng.integers(2, 5, size=2))
    return (n_h, n_w), (k_h, k_w), (p_h, p_w), (s_h, s_w)


def cases(rng):
    yield dict(
        name={"en": "one pixel, one weight", "zh-hans": "一个像素，一个权重"}, args=((1, 1), (1, 1), (0, 0), (1, 1))
    )
    yield dict(
        name={"en": "3x3 image, 2x2 kernel", "zh-hans": "3×3 图像，2×2 卷积核"}, args=((3, 3), (2, 2), (0, 0), (1, 1))
    )
    yield dict(
        name={"en": "kernel as large as the image", "zh-hans": "卷积核和图像一样大"},
        args=((4, 6), (4, 6), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "padding keeps the size", "zh-hans": "填充保持大小不变"}, args=((8, 8), (3, 3), (1, 1), (1, 1))
    )
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=((8, 8), (3, 5), (0, 1), (3, 4)), points=2)
    yield dict(
        name={"en": "stride 2 on a 224x224 image", "zh-hans": "224×224 图像，步幅 2"},
        args=((224, 224), (7, 7), (3, 3), (2, 2)),
    )
    yield dict(
        name={"en": "height and width differ in everything", "zh-hans": "高和宽处处不同"},
        args=((28, 41), (5, 2), (2, 0), (1, 3)),
        visible=False,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "height and width that differ in everything", "zh-hans": "高和宽的各个参数都不同"},
    )
    yield dict(
        name={"en": "kernel larger than the unpadded image", "zh-hans": "卷积核比填充前的图像大"},
        args=((2, 3), (5, 5), (2, 1), (1, 1)),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a kernel that fits only because of the padding", "zh-hans": "只有填充之后才放得下的卷积核"},
    )
    yield dict(
        name={"en": "stride larger than what is left", "zh-hans": "步幅大于剩下的部分"},
        args=((6, 9), (5, 5), (0, 0), (4, 7)),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": "a stride larger than the room that is left", "zh-hans": "步幅大于剩余的空间"},
    )
    yield dict(
        name={"en": "drawn for you", "zh-hans": "为你随机抽取"},
        args=drawn(rng),
        visible=False,
        fresh=True,
        points=2,
        reveal="minimised",
        family="small",
        property={"en": "random numbers, others for everyone", "zh-hans": "随机数值，每个人的都不同"},
    )


def family(rng, name):
    """Small sizes in which one number after the other leaves its simplest value."""
    for kernel in ((1, 1), (2, 2), (2, 3), (3, 2)):
        for padding in ((0, 0), (1, 0), (0, 1)):
            for stride in ((1, 1), (2, 2), (2, 3), (3, 2)):
                yield dict(args=((4, 6), kernel, padding, stride))

"""Smallest first; then numbers that all differ."""


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def cases(rng):
    yield dict(
        name={"en": "one pixel: the kernel itself", "zh-hans": "一个像素：卷积核本身"},
        args=((1, 1), (3, 2), (0, 0), (1, 1)),
    )
    yield dict(name={"en": "stride 1", "zh-hans": "步幅 1"}, args=((4, 5), (3, 3), (0, 0), (1, 1)))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=((3, 4), (3, 2), (1, 0), (2, 3)), points=2)
    yield dict(name={"en": "twice as large", "zh-hans": "放大一倍"}, args=((16, 16), (4, 4), (1, 1), (2, 2)))
    yield hidden(
        {"en": "height and width differ in everything", "zh-hans": "高和宽处处不同"},
        ((7, 12), (5, 2), (2, 0), (1, 4)),
        "height and width that differ in everything",
        "高和宽的各个参数都不同",
        points=2,
    )
    yield hidden(
        {"en": "stride larger than the kernel", "zh-hans": "步幅大于卷积核"},
        ((4, 3), (1, 2), (0, 0), (3, 5)),
        "a stride larger than the kernel",
        "步幅大于卷积核",
    )
    n_h, n_w, k_h, k_w = (int(k) for k in rng.permutation(range(3, 12))[:4])
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        ((n_h, n_w), (k_h, k_w), (1, 0), (2, 3)),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small shapes in which one number after the other leaves its simplest value."""
    for n in ((1, 1), (2, 3)):
        for k in ((2, 2), (3, 4)):
            for p in ((0, 0), (1, 0)):
                for s in ((1, 1), (2, 3)):
                    yield dict(args=(n, k, p, s))

"""Smallest first; then numbers that all differ, so that none can stand for another."""


def hidden(name, args, en, zh, **more):
    about = {"en": en, "zh-hans": zh}
    return dict(name=name, args=args, visible=False, reveal="minimised", property=about, family="small", **more)


def cases(rng):
    yield dict(
        name={"en": "one image, one channel", "zh-hans": "一张图像，一个通道"},
        args=((1, 1, 3, 3), 1, (2, 2), (0, 0), (1, 1)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=((4, 2, 3, 5), 3, (3, 5), (1, 2), (1, 1)),
        points=2,
    )
    yield dict(
        name={"en": "a colour image, stride 2", "zh-hans": "彩色图像，步幅 2"},
        args=((1, 3, 224, 224), 64, (7, 7), (3, 3), (2, 2)),
    )
    yield hidden(
        {"en": "everything differs", "zh-hans": "处处不同"},
        ((5, 4, 17, 30), 7, (2, 6), (0, 1), (3, 4)),
        "numbers that all differ",
        "所有的数都不相同",
        points=2,
    )
    yield hidden(
        {"en": "a stride that doesn't divide", "zh-hans": "步幅不能整除"},
        ((2, 3, 10, 12), 6, (3, 4), (1, 0), (4, 3)),
        "a stride that doesn't divide the way",
        "步幅不能整除",
    )
    n, c, o = (int(k) for k in rng.permutation(range(2, 9))[:3])
    k_h, k_w = (int(k) for k in rng.integers(2, 6, size=2))
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        ((n, c, int(rng.integers(12, 20)), int(rng.integers(20, 30))), o, (k_h, k_w), (1, 2), (2, 3)),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """Small layers in which one number after the other leaves 1."""
    for n, c, o in ((1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 3, 4)):
        for kernel, padding, stride in (
            ((2, 2), (0, 0), (1, 1)),
            ((1, 3), (0, 0), (1, 1)),
            ((2, 2), (1, 0), (1, 1)),
            ((2, 2), (0, 0), (2, 1)),
            ((2, 3), (1, 1), (2, 3)),
        ):
            yield dict(args=((n, c, 4, 5), o, kernel, padding, stride))

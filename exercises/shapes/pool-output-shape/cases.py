"""Smallest first; then windows that overlap, that leave pixels out, and that differ in height and width."""


def drawn(rng):
    n_h, n_w = (int(n) for n in rng.integers(20, 60, size=2))
    k_h, k_w = (int(k) for k in rng.integers(4, 9, size=2))
    p_h, p_w = (int(p) for p in rng.integers(0, 3, size=2))
    s_h, s_w = (int(s) for s in rng.integers(2, 5, size=2))
    return (int(rng.integers(2, 65)), n_h, n_w), (k_h, k_w), (p_h, p_w), (s_h, s_w)


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


def cases(rng):
    yield dict(
        name={"en": "one pixel, one window", "zh-hans": "一个像素，一个窗口"}, args=((1, 1, 1), (1, 1), (0, 0), (1, 1))
    )
    yield dict(
        name={"en": "2x2 windows side by side", "zh-hans": "并排的 2×2 窗口"}, args=((1, 4, 4), (2, 2), (0, 0), (2, 2))
    )
    yield dict(name={"en": "three channels", "zh-hans": "三个通道"}, args=((3, 4, 6), (2, 2), (0, 0), (2, 2)))
    yield dict(name={"en": "windows that overlap", "zh-hans": "重叠的窗口"}, args=((2, 5, 5), (3, 3), (0, 0), (1, 1)))
    yield dict(
        name={"en": "window as large as the image", "zh-hans": "窗口和图像一样大"},
        args=((512, 7, 5), (7, 5), (0, 0), (7, 5)),
    )
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"}, args=((16, 6, 12), (3, 2), (1, 0), (2, 3)), points=2
    )
    yield dict(
        name={
            "en": "3x3 windows, padding 1, stride 2, on a 112x112 image",
            "zh-hans": "112×112 图像，3×3 窗口，填充 1，步幅 2",
        },
        args=((64, 112, 112), (3, 3), (1, 1), (2, 2)),
    )
    yield hidden(
        {"en": "height and width differ in everything", "zh-hans": "高和宽处处不同"},
        ((5, 29, 41), (4, 7), (2, 1), (1, 3)),
        "height and width that differ in everything",
        "高和宽的各个参数都不同",
        points=2,
    )
    yield hidden(
        {"en": "stride larger than the window", "zh-hans": "步幅大于窗口"},
        ((4, 11, 9), (2, 1), (0, 0), (4, 3)),
        "a stride larger than the window",
        "步幅大于窗口",
    )
    yield hidden(
        {"en": "stride larger than what is left", "zh-hans": "步幅大于剩下的部分"},
        ((2, 6, 9), (5, 4), (0, 1), (3, 8)),
        "a stride larger than the room that is left",
        "步幅大于剩余的空间",
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
    """Small sizes in which one number after the other leaves its simplest value."""
    for kernel in ((1, 1), (2, 2), (2, 3), (3, 2)):
        for padding in ((0, 0), (1, 0), (0, 1)):
            for stride in ((1, 1), (2, 2), (2, 3), (3, 2)):
                yield dict(args=((3, 4, 6), kernel, padding, stride))

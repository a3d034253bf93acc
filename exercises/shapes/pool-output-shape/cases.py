"""Smallest first; then windows that overlap, that leave pixels out, and that differ in height and width."""


def drawn(rng):
    n_h, n_w = (int(n) for n in rng.integers(20, 60, size=2))
    k_h, k_w = (int(k) for k in rng.integers(4, 9, size=2))
    p_h, p_w = (int(p) for p in rng.integers(0, 3, size=2))
    s_h, s_w = (int(s) for s in rng.integers(2, 5, size=2))
    return (int(rng.integers(2, 65)), n_h, n_w), (k_h, k_w), (p_h, p_w), (s_h, s_w)


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="one pixel, one window", args=((1, 1, 1), (1, 1), (0, 0), (1, 1)))
    yield dict(name="2x2 windows side by side", args=((1, 4, 4), (2, 2), (0, 0), (2, 2)))
    yield dict(name="three channels", args=((3, 4, 6), (2, 2), (0, 0), (2, 2)))
    yield dict(name="windows that overlap", args=((2, 5, 5), (3, 3), (0, 0), (1, 1)))
    yield dict(name="window as large as the image", args=((512, 7, 5), (7, 5), (0, 0), (7, 5)))
    yield dict(name="the worked example", args=((16, 6, 12), (3, 2), (1, 0), (2, 3)), points=2)
    yield dict(
        name="3x3 windows, padding 1, stride 2, on a 112x112 image", args=((64, 112, 112), (3, 3), (1, 1), (2, 2))
    )
    yield hidden(
        "height and width differ in everything",
        ((5, 29, 41), (4, 7), (2, 1), (1, 3)),
        "height and width that differ in everything",
        "高和宽的各个参数都不同",
        points=2,
    )
    yield hidden(
        "stride larger than the window",
        ((4, 11, 9), (2, 1), (0, 0), (4, 3)),
        "a stride larger than the window",
        "步幅大于窗口",
    )
    yield hidden(
        "stride larger than what is left",
        ((2, 6, 9), (5, 4), (0, 1), (3, 8)),
        "a stride larger than the room that is left",
        "步幅大于剩余的空间",
    )
    yield hidden(
        "drawn for you",
        drawn(rng),
        "random numbers, others for everyone",
        "随机数值，每个人的都不同",
        fresh=True,
        points=2,
    )
    yield hidden(
        "very large",
        ((3, 2**61 + 1, 2**61 + 3), (3, 4), (1, 0), (2, 3)),
        "numbers too large for floating point",
        "超出浮点数精度的大整数",
    )

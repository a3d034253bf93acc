"""Smallest first; then batch normalisation, a layer used twice and a frozen one."""

CONV_NET = [
    ("conv", 3, 8, 3),
    ("norm", 8),
    ("relu",),
    ("conv", 8, 16, 5),
    ("norm", 16),
    ("flatten",),
    ("dense", 64, 10),
]
LENET = [
    ("conv", 1, 6, 5),
    ("conv", 6, 16, 5),
    ("flatten",),
    ("dense", 400, 120),
    ("dense", 120, 84),
    ("dense", 84, 10),
]


def hidden(name, layers, en, zh, **more):
    return dict(name=name, args=(layers,), visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name="one dense layer", args=([("dense", 2, 3)],))
    yield dict(name="the worked example", args=([("conv", 1, 2, 3), ("relu",), ("flatten",), ("dense", 8, 3)],))
    yield dict(name="with batch normalisation", args=(CONV_NET,))
    yield dict(name="a layer used twice", args=([("dense", 4, 4), ("relu",), ("again", 0), ("dense", 4, 2)],))
    yield hidden("LeNet-5", LENET, "LeNet-5's layers", "LeNet-5 的各层", points=2)
    yield hidden("nothing to train", [("relu",), ("flatten",)], "a network without parameters", "没有参数的网络")
    yield hidden(
        "a frozen start",
        [("frozen", 5, 4), ("relu",), ("dense", 4, 3), ("frozen", 3, 3)],
        "frozen layers",
        "被冻结的层",
        points=2,
    )
    c, n = int(rng.integers(2, 20)), int(rng.integers(2, 50))
    yield hidden(
        "drawn for you",
        [("conv", 1, c, 3), ("norm", c), ("flatten",), ("frozen", 9 * c, n), ("dense", n, n), ("again", 4)],
        "a network drawn at random",
        "随机生成的网络",
        fresh=True,
        points=2,
    )

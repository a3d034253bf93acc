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
    return dict(
        name=name,
        args=(layers,),
        visible=False,
        reveal="minimised",
        family="small",
        property={"en": en, "zh-hans": zh},
        **more,
    )


def cases(rng):
    yield dict(name={"en": "one dense layer", "zh-hans": "一个全连接层"}, args=([("dense", 2, 3)],))
    yield dict(
        name={"en": "the worked example", "zh-hans": "例题"},
        args=([("conv", 1, 2, 3), ("relu",), ("flatten",), ("dense", 8, 3)],),
    )
    yield dict(name={"en": "with batch normalisation", "zh-hans": "带批量归一化"}, args=(CONV_NET,))
    yield dict(
        name={"en": "a layer used twice", "zh-hans": "一个层用了两次"},
        args=([("dense", 4, 4), ("relu",), ("again", 0), ("dense", 4, 2)],),
    )
    yield hidden({"en": "LeNet-5", "zh-hans": "LeNet-5 网络"}, LENET, "LeNet-5's layers", "LeNet-5 的各层", points=2)
    yield hidden(
        {"en": "nothing to train", "zh-hans": "没有可训练的"},
        [("relu",), ("flatten",)],
        "a network without parameters",
        "没有参数的网络",
    )
    yield hidden(
        {"en": "a frozen start", "zh-hans": "开头被冻结"},
        [("frozen", 5, 4), ("relu",), ("dense", 4, 3), ("frozen", 3, 3)],
        "frozen layers",
        "被冻结的层",
        points=2,
    )
    c, n = int(rng.integers(2, 20)), int(rng.integers(2, 50))
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        [("conv", 1, c, 3), ("norm", c), ("flatten",), ("frozen", 9 * c, n), ("dense", n, n), ("again", 4)],
        "a network drawn at random",
        "随机生成的网络",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """One layer, then two and three small ones."""
    dense, frozen = ("dense", 2, 2), ("frozen", 2, 2)
    for layers in (
        [("relu",)],
        [dense],
        [("conv", 1, 2, 1)],
        [("norm", 2)],
        [frozen],
        [dense, frozen],
        [frozen, dense],
        [dense, ("again", 0)],
        [dense, ("relu",), ("dense", 2, 3)],
        [("conv", 1, 2, 3), ("norm", 2), ("relu",)],
        [dense, ("again", 0), frozen],
    ):
        yield dict(args=(layers,))

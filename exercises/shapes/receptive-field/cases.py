"""Smallest first: single layers, stacks without strides, then with them."""

VGG_START = [(3, 1), (3, 1), (2, 2), (3, 1), (3, 1), (2, 2), (3, 1), (3, 1), (3, 1), (2, 2)]


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


def drawn(rng):
    depth = int(rng.integers(4, 8))
    return [(int(k), int(s)) for k, s in zip(rng.integers(1, 8, size=depth), rng.integers(1, 4, size=depth))] + [(3, 2)]


def cases(rng):
    yield dict(name={"en": "a 1x1 convolution", "zh-hans": "1×1 卷积"}, args=([(1, 1)],))
    yield dict(name={"en": "a single 5x5 convolution", "zh-hans": "单个 5×5 卷积"}, args=([(5, 1)],))
    yield dict(
        name={"en": "two 3x3 see what one 5x5 sees", "zh-hans": "两个 3×3 看到的与一个 5×5 相同"},
        args=([(3, 1), (3, 1)],),
        points=2,
    )
    yield dict(name={"en": "one layer with a stride", "zh-hans": "带步幅的一层"}, args=([(3, 2)],))
    yield dict(
        name={"en": "pooling, then a convolution", "zh-hans": "先汇聚，再卷积"}, args=([(2, 2), (3, 1)],), points=2
    )
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=([(3, 2), (2, 2), (3, 1)],), points=2)
    yield dict(
        name={"en": "LeNet's first four layers", "zh-hans": "LeNet 的前四层"}, args=([(5, 1), (2, 2), (5, 1), (2, 2)],)
    )
    yield hidden(
        {"en": "three 3x3", "zh-hans": "三个 3×3"},
        [(3, 1), (3, 1), (3, 1)],
        "three layers without strides",
        "三层，步幅都为 1",
    )
    yield hidden(
        {"en": "a stride early on", "zh-hans": "步幅在前面"},
        [(7, 3), (4, 1), (2, 1), (5, 1)],
        "a stride in the first layer",
        "第一层有步幅",
    )
    yield hidden(
        {"en": "a stride at the end", "zh-hans": "步幅在末尾"},
        [(4, 1), (2, 1), (6, 5)],
        "a stride in the last layer",
        "最后一层有步幅",
    )
    yield hidden(
        {"en": "a 1x1 with a stride", "zh-hans": "带步幅的 1×1 卷积"},
        [(1, 3), (4, 1), (1, 2), (3, 1)],
        "1x1 layers that have a stride",
        "带步幅的 1×1 层",
    )
    yield hidden(
        {"en": "gaps", "zh-hans": "间隔"}, [(2, 4), (3, 5), (2, 1)], "strides larger than the kernels", "步幅大于卷积核"
    )
    yield hidden(
        {"en": "ten layers", "zh-hans": "十层"},
        VGG_START,
        "ten layers, as VGG starts",
        "十层，与 VGG 的开头相同",
        points=2,
    )
    yield hidden({"en": "no layer", "zh-hans": "没有层"}, [], "no layer at all", "一层也没有")
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        drawn(rng),
        "random kernels and strides, others for everyone",
        "随机的卷积核大小和步幅，每个人的都不同",
        fresh=True,
        points=2,
    )


def family(rng, name):
    """No layer, then one, two and three small ones."""
    yield dict(args=([],))
    for layers in (1, 2, 3):
        for _ in range(8):
            yield dict(
                args=([(int(k), int(s)) for k, s in zip(rng.integers(1, 4, layers), rng.integers(1, 3, layers))],)
            )

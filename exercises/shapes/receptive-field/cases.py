"""Smallest first: single layers, stacks without strides, then with them."""

VGG_START = [(3, 1), (3, 1), (2, 2), (3, 1), (3, 1), (2, 2), (3, 1), (3, 1), (3, 1), (2, 2)]


def hidden(name, layers, en, zh, **more):
    return dict(name=name, args=(layers,), visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def drawn(rng):
    depth = int(rng.integers(4, 8))
    return [(int(k), int(s)) for k, s in zip(rng.integers(1, 8, size=depth), rng.integers(1, 4, size=depth))] + [(3, 2)]


def cases(rng):
    yield dict(name="a 1x1 convolution", args=([(1, 1)],))
    yield dict(name="a single 5x5 convolution", args=([(5, 1)],))
    yield dict(name="two 3x3 see what one 5x5 sees", args=([(3, 1), (3, 1)],), points=2)
    yield dict(name="one layer with a stride", args=([(3, 2)],))
    yield dict(name="pooling, then a convolution", args=([(2, 2), (3, 1)],), points=2)
    yield dict(name="the worked example", args=([(3, 2), (2, 2), (3, 1)],), points=2)
    yield dict(name="LeNet's first four layers", args=([(5, 1), (2, 2), (5, 1), (2, 2)],))
    yield hidden("three 3x3", [(3, 1), (3, 1), (3, 1)], "three layers without strides", "三层，步幅都为 1")
    yield hidden("a stride early on", [(7, 3), (4, 1), (2, 1), (5, 1)], "a stride in the first layer", "第一层有步幅")
    yield hidden("a stride at the end", [(4, 1), (2, 1), (6, 5)], "a stride in the last layer", "最后一层有步幅")
    yield hidden(
        "a 1x1 with a stride", [(1, 3), (4, 1), (1, 2), (3, 1)], "1x1 layers that have a stride", "带步幅的 1×1 层"
    )
    yield hidden("gaps", [(2, 4), (3, 5), (2, 1)], "strides larger than the kernels", "步幅大于卷积核")
    yield hidden("ten layers", VGG_START, "ten layers, as VGG starts", "十层，与 VGG 的开头相同", points=2)
    yield hidden("no layer", [], "no layer at all", "一层也没有")
    yield hidden(
        "drawn for you",
        drawn(rng),
        "random kernels and strides, others for everyone",
        "随机的卷积核大小和步幅，每个人的都不同",
        fresh=True,
        points=2,
    )

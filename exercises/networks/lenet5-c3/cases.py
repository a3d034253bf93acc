"""Each case makes the layer, loads weights into it and calls it."""

import torch

SEEN = [3] * 6 + [4] * 9 + [6]


def tensor(array):
    return torch.tensor(array, dtype=torch.float32)


def state(rng):
    found = {}
    for m, count in enumerate(SEEN):
        found[f"maps.{m}.weight"] = tensor(rng.normal(size=(1, count, 5, 5)))
        found[f"maps.{m}.bias"] = tensor(rng.normal(size=1))
    return found


def layer(rng, *shape):
    return [
        dict(call="C3"),
        dict(op="load_state", on=0, args=(state(rng),)),
        dict(on=0, args=(tensor(rng.normal(size=shape)),), judge=True),
    ]


def hidden(name, chain, en, zh, **more):
    return dict(name=name, chain=chain, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name={"en": "one window", "zh-hans": "一个窗口"}, chain=layer(rng, 1, 6, 5, 5))
    yield dict(name={"en": "LeNet's size", "zh-hans": "LeNet 的大小"}, chain=layer(rng, 2, 6, 14, 14), points=2)
    yield hidden(
        {"en": "not square", "zh-hans": "不是正方形"},
        layer(rng, 2, 6, 6, 9),
        "maps that are not square",
        "不是正方形的特征图",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        layer(rng, 3, 6, 8, 7),
        "random weights, others for everyone",
        "随机权重，每个人的都不同",
        fresh=True,
        points=2,
    )

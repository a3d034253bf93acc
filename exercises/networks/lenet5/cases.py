"""Each case makes a network, loads weights and calls it. The weights keep tanh away from saturation."""

import torch

SHAPES = {
    "c1.weight": (6, 1, 5, 5),
    "c1.bias": (6,),
    "c3.weight": (16, 6, 5, 5),
    "c3.bias": (16,),
    "c5.weight": (120, 400),
    "c5.bias": (120,),
    "f6.weight": (84, 120),
    "f6.bias": (84,),
    "out.weight": (10, 84),
    "out.bias": (10,),
}


def state(rng):
    found = {}
    for name, shape in SHAPES.items():
        fan_in = 1
        for side in shape[1:]:
            fan_in *= side
        found[name] = torch.tensor(1.5 * rng.normal(size=shape) / fan_in**0.5, dtype=torch.float32)
    return found


def network(rng, n, mode="eval_mode"):
    return [
        dict(call="LeNet5"),
        dict(op="load_state", on=0, args=(state(rng),)),
        dict(op=mode, on=0),
        dict(on=0, args=(torch.tensor(rng.normal(size=(n, 1, 32, 32)), dtype=torch.float32),), judge=True),
    ]


def hidden(name, chain, en, zh, **more):
    return dict(name=name, chain=chain, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(name={"en": "one image", "zh-hans": "一张图像"}, chain=network(rng, 1))
    yield dict(name={"en": "three images", "zh-hans": "三张图像"}, chain=network(rng, 3), points=2)
    yield hidden(
        {"en": "training mode", "zh-hans": "训练模式"},
        network(rng, 2, "train_mode"),
        "training mode",
        "训练模式",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        network(rng, 5),
        "random weights, others for everyone",
        "随机权重，每个人的都不同",
        fresh=True,
        points=2,
    )

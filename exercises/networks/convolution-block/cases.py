"""Each case makes a block, loads weights, chooses a mode and calls it; training shows the running averages too."""

import torch


def tensor(array):
    return torch.tensor(array, dtype=torch.float32)


def state(rng, c_in, c_out):
    return {
        "conv.weight": tensor(rng.normal(size=(c_out, c_in, 3, 3))),
        "conv.bias": tensor(rng.normal(size=c_out)),
        "norm.weight": tensor(rng.uniform(0.5, 2, size=c_out)),
        "norm.bias": tensor(rng.normal(size=c_out)),
        "norm.running_mean": tensor(rng.normal(size=c_out)),
        "norm.running_var": tensor(rng.uniform(0.5, 2, size=c_out)),
        "norm.num_batches_tracked": torch.tensor(0),
    }


def block(rng, c_in, c_out, mode, *shape):
    steps = [
        dict(call="ConvBlock", args=(c_in, c_out)),
        dict(op="load_state", on=0, args=(state(rng, c_in, c_out),)),
        dict(op=mode, on=0),
        dict(on=0, args=(tensor(rng.normal(size=shape)),), judge=True),
    ]
    return [*steps, dict(op="parameters", on=0, judge=True)] if mode == "train_mode" else steps


def hidden(name, chain, en, zh, **more):
    return dict(name=name, chain=chain, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def cases(rng):
    yield dict(
        name={"en": "one channel, one image", "zh-hans": "一个通道，一张图像"},
        chain=block(rng, 1, 1, "eval_mode", 1, 1, 4, 4),
    )
    yield dict(
        name={"en": "three channels to five", "zh-hans": "三个通道到五个"},
        chain=block(rng, 3, 5, "eval_mode", 2, 3, 6, 8),
    )
    yield dict(
        name={"en": "training mode", "zh-hans": "训练模式"}, chain=block(rng, 2, 3, "train_mode", 4, 2, 6, 6), points=2
    )
    yield hidden(
        {"en": "odd height and width", "zh-hans": "奇数边长"},
        block(rng, 2, 4, "eval_mode", 3, 2, 7, 5),
        "an image of odd height and width",
        "高和宽为奇数的图像",
    )
    yield hidden(
        {"en": "training mode, wide image", "zh-hans": "训练模式，较宽的图像"},
        block(rng, 3, 2, "train_mode", 2, 3, 4, 10),
        "training on wide images",
        "用宽图像训练",
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        block(rng, 4, 6, "eval_mode", 3, 4, 8, 6),
        "random weights, others for everyone",
        "随机权重，每个人的都不同",
        fresh=True,
        points=2,
    )

"""Values first; then how often the loss was called. calls() tells, and counts from 0 again."""

import numpy as np


def hidden(name, args, en, zh, **more):
    return dict(name=name, args=args, visible=False, reveal="property", property={"en": en, "zh-hans": zh}, **more)


def counted(name, w, h, **more):
    d = len(w)
    return dict(
        name=name,
        chain=[dict(call="calls"), dict(args=(w, h)), dict(call="calls", judge=True)],
        check="cost",
        options=dict(most=2 * d, unit={"en": "calls of loss", "zh-hans": "次 loss 调用"}),
        **more,
    )


def cases(rng):
    yield dict(name={"en": "one weight", "zh-hans": "一个权重"}, args=(np.array([2.0]), 1e-4))
    yield dict(name={"en": "the worked example", "zh-hans": "例题"}, args=(np.array([1.0, 2.0]), 1e-4), points=2)
    yield dict(
        name={"en": "a large step, whose error shows", "zh-hans": "较大的步长，误差可见"},
        args=(np.array([0.5, -1.0, 1.5]), 0.5),
        points=2,
    )
    yield counted({"en": "three weights, six calls", "zh-hans": "三个权重，六次调用"}, np.array([1.0, -1.0, 0.5]), 1e-3)
    yield hidden(
        {"en": "twelve weights", "zh-hans": "十二个权重"},
        (rng.normal(size=12), 1e-4),
        "many weights",
        "许多权重",
        points=2,
    )
    yield hidden(
        {"en": "drawn for you", "zh-hans": "为你随机抽取"},
        (rng.normal(size=int(rng.integers(3, 8))), 0.25),
        "random weights and a large step",
        "随机权重，较大的步长",
        fresh=True,
        points=2,
    )

"""Keep probabilities of which none is a half, where keeping and dropping look alike; two axes and more."""

import numpy as np


def cases(rng):
    for name, shape, p, mode, visible in [
        ("a few units", (3, 4), 0.75, "train", True),
        ("one in four kept", (20, 6), 0.25, "train", True),
        ("testing", (3, 4), 0.7, "test", True),
        ("images", (2, 3, 4, 5), 0.8, "train", False),
        ("testing with few kept", (5, 6), 0.3, "test", False),
    ]:
        x, param = rng.normal(size=shape) + 10, {"mode": mode, "p": p, "seed": 123}
        first = dict(call="dropout_forward", args=(x, param), judge="out, _")
        back = dict(call="dropout_backward", args=(rng.normal(size=shape), {"result": 0, "item": 1}), judge=True)
        yield dict(name=f"{name}, forward", chain=[first], visible=visible)
        yield dict(name=f"{name}, backward", chain=[first, back], visible=visible)

"""Inputs of two, three and four axes; a batch of one; as many outputs as images, where axes are easily mixed up."""

import numpy as np


def cases(rng):
    def drawn(shape, outputs):
        inputs = int(np.prod(shape[1:]))
        values = rng.normal(size=shape), rng.normal(size=(inputs, outputs)), rng.normal(size=outputs)
        first = dict(call="affine_forward", args=values, judge="out, _")
        dout = rng.normal(size=(shape[0], outputs))
        back = dict(call="affine_backward", args=(dout, {"result": 0, "item": 1}), judge="dx, dw, db")
        return [first], [first, back]

    for name, shape, outputs, visible in [
        ("two axes", (2, 3), 4, True),
        ("images", (2, 4, 5, 6), 3, True),
        ("three axes, as many outputs as inputs", (5, 2, 3), 5, True),
        ("one of a batch", (1, 2, 7), 4, False),
        ("a square", (4, 4), 4, False),
    ]:
        way, both = drawn(shape, outputs)
        yield dict(name=f"{name}, forward", chain=way, visible=visible)
        yield dict(name=f"{name}, backward", chain=both, visible=visible)

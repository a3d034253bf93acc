"""The first layer's row, then the table of the rest; numpy for the products."""

import numpy as np


def network_table(shape, layers):
    if not layers:
        return []
    (kind, numbers), *rest = layers
    out, parameters = shape, 0
    if kind == "conv" or kind == "pool":
        *channels, k, s, p = numbers
        sides = (np.array(shape[1:]) + 2 * p - k) // s + 1
        out = (*(channels or shape[:1]), *sides)
        parameters = sum(o * (shape[0] * k * k + 1) for o in channels)
    elif kind == "flatten":
        out = (np.prod(shape),)
    elif kind == "dense":
        out = numbers
        parameters = np.prod((shape[0] + 1, numbers[0]))
    return [(out, parameters), *network_table(out, rest)]

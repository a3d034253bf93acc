"""A function for each kind of layer, in a dict; the rows are lists."""

import math


def side(n, k, s, p):
    return (n - k + 2 * p + s) // s


def conv(shape, c_out, k, s, p):
    return [c_out, side(shape[1], k, s, p), side(shape[2], k, s, p)], c_out * (shape[0] * k**2 + 1)


def pool(shape, k, s, p):
    return [shape[0], side(shape[1], k, s, p), side(shape[2], k, s, p)], 0


def dense(shape, n_out):
    return [n_out], n_out * shape[0] + n_out


KINDS = {
    "conv": conv,
    "pool": pool,
    "dense": dense,
    "flatten": lambda shape: ([math.prod(shape)], 0),
    "activation": lambda shape: (shape, 0),
}


def network_table(shape, layers):
    rows = []
    for kind, numbers in layers:
        rows.append(KINDS[kind](shape, *numbers))
        shape = rows[-1][0]
    return rows

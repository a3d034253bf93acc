"""The two recurrences, from the input to the output."""


def receptive_field(layers):
    r = j = 1
    for k, s in layers:
        r, j = r + (k - 1) * j, j * s
    return r

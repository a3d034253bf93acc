"""Backwards: n elements of a layer's output need (n - 1) * stride + kernel elements of its input."""


def receptive_field(layers):
    n = 1
    for kernel, stride in reversed(layers):
        n = (n - 1) * stride + kernel
    return n

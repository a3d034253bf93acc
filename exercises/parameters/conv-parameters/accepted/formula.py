"""Weights, then biases."""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    k_h, k_w = kernel
    weights = c_out * (c_in // groups) * k_h * k_w
    biases = c_out if bias else 0
    return weights + biases

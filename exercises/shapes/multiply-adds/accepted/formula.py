"""The formula, factor by factor."""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    k_h, k_w = kernel
    out_h = (h + 2 * padding[0] - k_h) // stride[0] + 1
    out_w = (w + 2 * padding[1] - k_w) // stride[1] + 1
    weights = c_out * (c // groups) * k_h * k_w
    return weights * out_h * out_w


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

"""Biases were counted for the inputs as well as for the outputs. Only the `n_out` outputs have one.

zh-hans: 输入和输出都算了偏置。只有 `n_out` 个输出才有偏置。
"""


def dense_parameters(n_in, n_out, bias=True):
    return n_in * n_out + (n_in + n_out) * bias

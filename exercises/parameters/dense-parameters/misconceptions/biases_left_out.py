"""The biases are missing. Each of the `n_out` outputs has one, unless `bias` is `False`.

zh-hans: 漏了偏置。除非 `bias` 为 `False`，`n_out` 个输出各有一个偏置。
"""


def dense_parameters(n_in, n_out, bias=True):
    return n_in * n_out

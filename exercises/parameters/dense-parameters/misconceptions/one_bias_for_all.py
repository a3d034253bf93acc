"""A single bias was counted for the whole layer. Each of the `n_out` outputs has its own.

zh-hans: 整层只算了一个偏置。`n_out` 个输出各有自己的偏置。
"""


def dense_parameters(n_in, n_out, bias=True):
    return n_in * n_out + bias

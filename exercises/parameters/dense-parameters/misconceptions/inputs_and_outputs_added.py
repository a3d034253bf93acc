"""The inputs and outputs were added up, as if they were the parameters. The parameters are on the connections: each of the `n_out` outputs has `n_in` weights, so multiply.

zh-hans: 把输入和输出的个数相加了，好像它们就是参数。参数在连接上：`n_out` 个输出各有 `n_in` 个权重，因此要相乘。
"""


def dense_parameters(n_in, n_out, bias=True):
    return n_in + n_out + n_out * bias

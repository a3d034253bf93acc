"""A bias was counted for each weight. A neuron adds its weighted inputs up first, then one bias: there are `n_out` of them.

zh-hans: 给每个权重都算了一个偏置。神经元先把加权的输入相加，再加一个偏置：共有 `n_out` 个。
"""


def dense_parameters(n_in, n_out, bias=True):
    return n_in * n_out * (1 + bias)

"""A bias was counted for each input. Biases belong to the neurons, that is to the outputs: there are `n_out`.

zh-hans: 给每个输入都算了一个偏置。偏置属于神经元，也就是输出：共有 `n_out` 个。
"""


def dense_parameters(n_in, n_out, bias=True):
    return n_in * n_out + n_in * bias

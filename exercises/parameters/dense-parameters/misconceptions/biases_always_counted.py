"""The biases were counted although `bias` is `False`. Then the layer has weights alone.

zh-hans: `bias` 为 `False` 时仍然算了偏置。这时这一层只有权重。
"""


def dense_parameters(n_in, n_out, bias=True):
    return (n_in + 1) * n_out

"""The biases were counted although `bias` is `False`. Then the layer has weights alone.

zh-hans: `bias` 为 `False` 时仍然算了偏置。这时这一层只有权重。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * ((c_in // groups) * kernel[0] * kernel[1] + 1)

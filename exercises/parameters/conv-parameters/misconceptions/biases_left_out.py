"""The biases are missing. Each of the `c_out` output channels has one, unless `bias` is `False`.

zh-hans: 漏了偏置。除非 `bias` 为 `False`，`c_out` 个输出通道各有一个偏置。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * (c_in // groups) * kernel[0] * kernel[1]

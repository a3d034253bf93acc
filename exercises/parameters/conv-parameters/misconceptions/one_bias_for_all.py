"""A single bias was counted for the whole layer. Each of the `c_out` output channels has its own.

zh-hans: 整层只算了一个偏置。`c_out` 个输出通道各有自己的偏置。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * (c_in // groups) * kernel[0] * kernel[1] + bias

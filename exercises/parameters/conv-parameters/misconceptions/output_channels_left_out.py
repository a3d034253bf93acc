"""The output channels were left out. Each output channel has a kernel and a bias of its own.

zh-hans: 没有考虑输出通道。每个输出通道都有自己的卷积核和偏置。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return (c_in // groups) * kernel[0] * kernel[1] + bias

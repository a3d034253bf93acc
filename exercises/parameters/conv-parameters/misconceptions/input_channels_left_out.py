"""The input channels were left out. A kernel has a slice of its own for each input channel it sees.

zh-hans: 没有考虑输入通道。卷积核对它所看到的每个输入通道都有单独的一个切片。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * (kernel[0] * kernel[1] + bias)

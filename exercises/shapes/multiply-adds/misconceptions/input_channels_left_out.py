"""The input channels were left out. A kernel multiplies the window of each input channel it sees: c / g of them.

zh-hans: 没有考虑输入通道。卷积核要与它所看到的每个输入通道的窗口相乘：共 c / g 个。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

"""The kernel's height and width were added up. A slice is a rectangle of k_h times k_w weights: multiply.

zh-hans: 把卷积核的高和宽相加了。每个切片是由 k_h 乘以 k_w 个权重组成的矩形：应当相乘。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * ((c_in // groups) * (kernel[0] + kernel[1]) + bias)

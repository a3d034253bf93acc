"""The kernel's height was used for its width as well. A kernel need not be square: it has k_h times k_w weights a slice.

zh-hans: 把卷积核的高也当成了宽。卷积核不一定是正方形：每个切片有 k_h 乘以 k_w 个权重。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * ((c_in // groups) * kernel[0] ** 2 + bias)

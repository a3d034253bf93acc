"""The kernel's height was used for its width as well. A kernel need not be square: use both sides, for the output's size and for the products.

zh-hans: 把卷积核的高也当成了宽。卷积核不一定是正方形：计算输出大小和乘积时都要用到两条边。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[0]) // stride[1] + 1
    return out_h * out_w * c_out * (c // groups) * kernel[0] * kernel[0]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

"""The stride was left out. It makes the output smaller, and with it the number of positions.

zh-hans: 没有考虑步幅。步幅使输出变小，位置数也随之减少。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) + 1
    out_w = (w + 2 * padding[1] - kernel[1]) + 1
    return out_h * out_w * c_out * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

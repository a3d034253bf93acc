"""A division was made with `/`, which gives a float, with a fraction where the stride doesn't divide. Positions, channels and multiply-adds are whole numbers: use `//`.

zh-hans: 除法用的是 `/`，得到的是浮点数，除不尽时还带小数。位置数、通道数和乘加次数都是整数：请用 `//`。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) / stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[1]) / stride[1] + 1
    return out_h * out_w * c_out * (c / groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

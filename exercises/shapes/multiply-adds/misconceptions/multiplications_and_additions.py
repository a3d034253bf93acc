"""The multiplications and the additions were counted apart. Here a multiplication and its addition are one multiply-add, so this is twice as many.

section: Good to know

zh-hans: 乘法和加法被分开计数了。这里一次乘法和随后的加法合起来算一次乘加，因此结果多了一倍。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[1]) // stride[1] + 1
    return 2 * out_h * out_w * c_out * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return 2 * n_in * n_out

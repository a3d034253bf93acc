"""The padding was left out. It makes the output larger, and the usual code multiplies by its zeros as by any other number.

section: Good to know

zh-hans: 没有考虑填充。填充使输出变大，而且通常的代码会像对待其他数一样与这些零相乘。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h - kernel[0]) // stride[0] + 1
    out_w = (w - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

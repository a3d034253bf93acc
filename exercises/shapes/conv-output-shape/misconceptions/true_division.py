"""The division was made with `/`, which gives a float, with a fraction where the stride doesn't divide. A shape is made of whole numbers: use `//`.

zh-hans: 除法用的是 `/`，得到的是浮点数，除不尽时还带小数。形状由整数组成：请用 `//`。
"""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    return tuple((n + 2 * p - k) / s + 1 for n, k, p, s in zip(input_shape, kernel_shape, padding, stride))

"""The division was made with `/`, which gives a float, with a fraction where the stride doesn't divide. A shape is made of whole numbers: use `//`.

zh-hans: 除法用的是 `/`，得到的是浮点数，除不尽时还带小数。形状由整数组成：请用 `//`。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    sides = zip(input_shape[1:], pool_size, padding, stride)
    return (input_shape[0], *((n + 2 * p - k) / s + 1 for n, k, p, s in sides))

"""The steps were counted instead of the positions. The position the window starts from counts as well: add 1.

zh-hans: 数的是步数，而不是位置数。窗口的起始位置也算一个：要加 1。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    sides = zip(input_shape[1:], pool_size, padding, stride)
    return (input_shape[0], *((n + 2 * p - k) // s for n, k, p, s in sides))

"""The steps were counted instead of the positions. The position the kernel starts from counts as well: add 1.

zh-hans: 数的是步数，而不是位置数。卷积核的起始位置也算一个：要加 1。
"""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    return tuple((n + 2 * p - k) // s for n, k, p, s in zip(input_shape, kernel_shape, padding, stride))

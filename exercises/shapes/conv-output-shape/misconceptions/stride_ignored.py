"""The stride was left out. The kernel moves on by s, so divide the room it has to move through by s.

zh-hans: 没有考虑步幅。卷积核每次移动 s，因此要把可移动的范围除以 s。
"""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    return tuple(n + 2 * p - k + 1 for n, k, p in zip(input_shape, kernel_shape, padding))

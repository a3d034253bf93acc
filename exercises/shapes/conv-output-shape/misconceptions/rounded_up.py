"""The number of steps was rounded up. A step that would push the kernel over the edge is not taken, so round down: `//`.

zh-hans: 步数被向上取整了。会让卷积核越过边缘的那一步不走，因此要向下取整：`//`。
"""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    return tuple(-(-(n + 2 * p - k) // s) + 1 for n, k, p, s in zip(input_shape, kernel_shape, padding, stride))

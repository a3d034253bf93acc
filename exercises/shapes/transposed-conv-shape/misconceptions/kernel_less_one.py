"""The last copy reaches the whole length of the kernel, not one less: `+ k`.

zh-hans: 最后一份卷积核延伸的是整个长度，而不是少一个：`+ k`。
"""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    sides = zip(input_shape, kernel_shape, padding, stride)
    return tuple((n - 1) * s + k - 1 - 2 * p for n, k, p, s in sides)

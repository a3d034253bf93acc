"""The formula, for height and width."""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    height = (input_shape[0] - 1) * stride[0] + kernel_shape[0] - 2 * padding[0]
    width = (input_shape[1] - 1) * stride[1] + kernel_shape[1] - 2 * padding[1]
    return height, width

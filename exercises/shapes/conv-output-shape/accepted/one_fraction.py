"""The same with the one taken into the fraction, as d2l writes it."""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    return tuple((n - k + 2 * p + s) // s for n, k, p, s in zip(input_shape, kernel_shape, padding, stride))

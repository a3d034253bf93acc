"""The formula, written out for each side."""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    n_h, n_w = input_shape
    k_h, k_w = kernel_shape
    p_h, p_w = padding
    s_h, s_w = stride
    return ((n_h + 2 * p_h - k_h) // s_h + 1, (n_w + 2 * p_w - k_w) // s_w + 1)

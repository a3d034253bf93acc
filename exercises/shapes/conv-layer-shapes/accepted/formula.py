"""The three shapes, written out."""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, n_h, n_w = input_shape
    (k_h, k_w), (p_h, p_w), (s_h, s_w) = kernel_shape, padding, stride
    out_h = (n_h + 2 * p_h - k_h) // s_h + 1
    out_w = (n_w + 2 * p_w - k_w) // s_w + 1
    return (c_out, c, k_h, k_w), (c_out,), (n, c_out, out_h, out_w)

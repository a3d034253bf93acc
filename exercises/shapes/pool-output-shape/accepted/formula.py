"""The formula, written out for each side."""


def pool_output_shape(input_shape, pool_size, padding, stride):
    c, n_h, n_w = input_shape
    out_h = (n_h + 2 * padding[0] - pool_size[0]) // stride[0] + 1
    out_w = (n_w + 2 * padding[1] - pool_size[1]) // stride[1] + 1
    return c, out_h, out_w

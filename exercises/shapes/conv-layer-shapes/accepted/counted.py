"""The positions counted one by one."""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    positions = [
        len(range(0, n + 2 * p - k + 1, s)) for n, k, p, s in zip(input_shape[2:], kernel_shape, padding, stride)
    ]
    return (c_out, input_shape[1], *kernel_shape), (c_out,), (input_shape[0], c_out, *positions)

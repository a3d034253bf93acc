"""The stride was left out: divide by it, rounding down, before 1 is added.

zh-hans: 没有算步幅：先除以步幅并向下取整，再加 1。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = (m + 2 * p - k + 1 for m, k, p in zip(image, kernel_shape, padding))
    return (c_out, c, *kernel_shape), (c_out,), (n, c_out, *out)

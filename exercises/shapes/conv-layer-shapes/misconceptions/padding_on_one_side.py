"""The padding was added once. It is added on both sides: `n + 2 * p - k`.

zh-hans: 填充只加了一次。两侧都要加：`n + 2 * p - k`。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = ((m + p - k) // s + 1 for m, k, p, s in zip(image, kernel_shape, padding, stride))
    return (c_out, c, *kernel_shape), (c_out,), (n, c_out, *out)

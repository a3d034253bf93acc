"""The output's shape is that of one image. The batch stays in front: (n, c_out, out_h, out_w).

zh-hans: 输出的形状是一张图像的。批量要留在最前面：(n, c_out, out_h, out_w)。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = ((m + 2 * p - k) // s + 1 for m, k, p, s in zip(image, kernel_shape, padding, stride))
    return (c_out, c, *kernel_shape), (c_out,), (c_out, *out)

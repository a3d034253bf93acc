"""The weight has no slice for each input channel. A kernel reaches through all of them: (c_out, c, k_h, k_w).

zh-hans: 权重中缺少输入通道。每个卷积核贯穿所有输入通道：(c_out, c, k_h, k_w)。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = ((m + 2 * p - k) // s + 1 for m, k, p, s in zip(image, kernel_shape, padding, stride))
    return (c_out, *kernel_shape), (c_out,), (n, c_out, *out)

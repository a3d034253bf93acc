"""The output has as many channels as the input. It has one for each kernel, c_out.

zh-hans: 输出的通道数与输入相同。应当每个卷积核一个，即 c_out 个。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = ((m + 2 * p - k) // s + 1 for m, k, p, s in zip(image, kernel_shape, padding, stride))
    return (c_out, c, *kernel_shape), (c_out,), (n, c, *out)

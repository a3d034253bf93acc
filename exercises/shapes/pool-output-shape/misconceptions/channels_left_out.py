"""The channels are missing from the shape. Pooling keeps them: return (c, height, width).

zh-hans: 形状里漏了通道数。汇聚层保留所有通道：返回（通道数，高，宽）。
"""


def pool_output_shape(input_shape, pool_size, padding, stride):
    sides = zip(input_shape[1:], pool_size, padding, stride)
    return tuple((n + 2 * p - k) // s + 1 for n, k, p, s in sides)

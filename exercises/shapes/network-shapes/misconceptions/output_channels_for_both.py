"""The kernels of a convolution were given as many slices as there are output channels. Each kernel has a slice for each **input** channel.

zh-hans: 卷积核的切片数用成了输出通道数。每个卷积核对每个**输入**通道各有一个切片。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (c_out * k * k + 1)
            shape = (c_out, *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        table.append((shape, count))
    return table

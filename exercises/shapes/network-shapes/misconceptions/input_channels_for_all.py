"""Every convolution was given the channels of the network's input. A layer's input channels are the output channels of the layer before it.

zh-hans: 每个卷积层都用了整个网络的输入通道数。一层的输入通道数是前一层的输出通道数。
"""


def network_table(shape, layers):
    table, c_in = [], shape[0]
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (c_in * k * k + 1)
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

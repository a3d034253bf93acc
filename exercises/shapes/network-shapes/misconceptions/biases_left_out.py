"""The biases are missing. Each output channel of a convolution and each output of a dense layer has one.

zh-hans: 漏了偏置。卷积层的每个输出通道、全连接层的每个输出都有一个偏置。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (shape[0] * k * k)
            shape = (c_out, *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0]
            shape = (numbers[0],)
        table.append((shape, count))
    return table

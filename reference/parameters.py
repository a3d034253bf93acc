"""How many parameters a layer or a network has, and how many multiply-adds it costs. Plain integers, no arrays.

Shapes are tuples without the batch: an image is (channels, height, width), a vector (features,). Kernels, strides and
paddings are pairs (rows, columns).
"""

from math import prod


def dense_parameters(n_in, n_out, bias=True):
    """n_in * n_out weights, and a bias for each of the n_out outputs."""
    return n_in * n_out + n_out * bias


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    """A kernel (c_in / groups, kh, kw) and a bias for each output channel; independent of the image's size."""
    return c_out * (c_in // groups * kernel[0] * kernel[1] + bias)


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    """As a convolution without padding, but with weights (and a bias) of its own at every output position.

    shape: the input's (c, h, w).
    Source: LeCun 1989, "Generalization and network design strategies", section 4.
    """
    c, h, w = shape
    positions = ((h - kernel[0]) // stride[0] + 1) * ((w - kernel[1]) // stride[1] + 1)
    return positions * c_out * (c * kernel[0] * kernel[1] + bias)


def dense_multiply_adds(n_in, n_out):
    """Multiply-adds of a dense layer for one example: one per weight. Adding the bias is not counted."""
    return n_in * n_out


def conv_multiply_adds(
    shape,
    c_out,
    kernel,
    stride=(1, 1),
    padding=(0, 0),
    groups=1,
):
    """Multiply-adds of a convolution for one example of ``shape`` (c, h, w): one per weight and output position.

    Multiplications with the zeros of the padding count; adding the bias doesn't.
    Source: Howard et al. 2017, section 3.1.
    """
    c, h, w = shape
    rows = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    columns = (w + 2 * padding[1] - kernel[1]) // stride[1] + 1
    return rows * columns * c_out * (c // groups) * kernel[0] * kernel[1]


def network_table(shape, layers):
    """The (output shape, number of parameters) of each layer of a network, in order.

    shape: the input's, (c, h, w). layers: pairs (kind, numbers):
    ("conv", (c_out, kernel, stride, padding)) and ("pool", (kernel, stride, padding)), square, the same on both axes;
    ("flatten", ()); ("dense", (n_out,)), which takes a vector; ("activation", ()). Every conv and dense has a bias.
    Raises ValueError for another kind.
    """
    table = []
    for kind, numbers in layers:
        count = 0
        if kind == "conv":
            c_out, kernel, stride, padding = numbers
            count = c_out * (shape[0] * kernel * kernel + 1)
            shape = (c_out, *((side + 2 * padding - kernel) // stride + 1 for side in shape[1:]))
        elif kind == "pool":
            kernel, stride, padding = numbers
            shape = (shape[0], *((side + 2 * padding - kernel) // stride + 1 for side in shape[1:]))
        elif kind == "flatten":
            shape = (prod(shape),)
        elif kind == "dense":
            count = shape[0] * numbers[0] + numbers[0]
            shape = (numbers[0],)
        elif kind != "activation":
            raise ValueError(f"no such layer: {kind!r}")
        table.append((shape, count))
    return table

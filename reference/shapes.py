"""The shapes that layers give their outputs."""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    """Return the height and width of a convolution's output as a tuple of two ints.

    All four arguments are pairs of ints, height first: ``input_shape`` (n_h, n_w), ``kernel_shape`` (k_h, k_w),
    ``padding`` (p_h, p_w), which is added on each of the two sides, and ``stride`` (s_h, s_w) >= 1. The kernel
    fits into the padded input.

    Formula: ``floor((n + 2 p - k) / s) + 1`` per axis, as in ``torch.nn.Conv2d`` (Dumoulin and Visin, A guide to
    convolution arithmetic for deep learning, relationship 6).
    """
    sides = zip(input_shape, kernel_shape, padding, stride, strict=True)
    n_h, n_w = ((n + 2 * p - k) // s + 1 for n, k, p, s in sides)
    return n_h, n_w


def pool_output_shape(input_shape, pool_size, padding, stride):
    """Return the shape of a pooling layer's output, (c, out_h, out_w), as a tuple of three ints.

    ``input_shape`` is (c, n_h, n_w); the other three are pairs of ints, height first. The channels stay; a side
    follows ``conv_output_shape``. A layer that names no stride uses its window's size.
    """
    c, n_h, n_w = input_shape
    sides = zip((n_h, n_w), pool_size, padding, stride, strict=True)
    out_h, out_w = ((n + 2 * p - k) // s + 1 for n, k, p, s in sides)
    return c, out_h, out_w


def conv_layer_shapes(input_shape, c_out, kernel_shape, padding, stride):
    """Return the shapes (weight, bias, output) of a convolutional layer on a batch, as tuples of ints.

    ``input_shape`` is (n, c, n_h, n_w). The weight is (c_out, c, k_h, k_w), the bias (c_out,), the output
    (n, c_out, out_h, out_w), as in ``torch.nn.Conv2d``.
    """
    n, c, n_h, n_w = input_shape
    sides = zip((n_h, n_w), kernel_shape, padding, stride, strict=True)
    out = [(side + 2 * p - k) // s + 1 for side, k, p, s in sides]
    return (c_out, c, *kernel_shape), (c_out,), (n, c_out, *out)


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    """Return the height and width of a transposed convolution's output, a tuple of two ints; arguments are pairs.

    Formula: ``(n - 1) s - 2 p + k`` per axis, as in ``torch.nn.ConvTranspose2d`` (Dumoulin and Visin, relationship 13).
    """
    sides = zip(input_shape, kernel_shape, padding, stride, strict=True)
    out_h, out_w = ((n - 1) * s - 2 * p + k for n, k, p, s in sides)
    return out_h, out_w


def receptive_field(layers):
    """Return how many input elements, along one side, an element after all ``layers`` depends on: an int.

    ``layers`` lists (kernel, stride) pairs of ints in order, convolutions and pooling alike. A layer widens the field
    by ``kernel - 1`` steps, a step being the product of the strides before it: two 3x3 see what one 5x5 sees
    (Araujo, Norris and Sim 2019, Computing receptive fields of convolutional neural networks, equation 2).
    """
    field, step = 1, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step *= stride
    return field

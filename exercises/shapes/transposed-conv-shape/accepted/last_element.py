"""Where the last copy ends, less what is cut off."""


def transposed_conv_output_shape(input_shape, kernel_shape, padding, stride):
    lengths = []
    for n, k, p, s in zip(input_shape, kernel_shape, padding, stride):
        last = max(i * s + a for i in (0, n - 1) for a in range(k))
        lengths.append(last + 1 - p - p)
    return tuple(lengths)

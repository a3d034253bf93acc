"""Counts the positions themselves: a range knows its length without walking it."""


def conv_output_shape(input_shape, kernel_shape, padding, stride):
    def positions(n, k, p, s):
        start = -p
        stop = n + p - k + 1
        return (stop - start + s - 1) // s

    return tuple(map(positions, input_shape, kernel_shape, padding, stride))

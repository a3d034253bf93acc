"""The same with the one taken into the fraction, as d2l writes it, in a list."""


def pool_output_shape(input_shape, pool_size, padding, stride):
    shape = [input_shape[0]]
    for n, k, p, s in zip(input_shape[1:], pool_size, padding, stride):
        shape.append((n - k + 2 * p + s) // s)
    return shape

"""Walks over the positions and counts as it goes."""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    count = 0
    for top in range(-padding[0], h + padding[0] - kernel[0] + 1, stride[0]):
        for left in range(-padding[1], w + padding[1] - kernel[1] + 1, stride[1]):
            count += kernel[0] * kernel[1]
    for_one_group = count * (c // groups) * (c_out // groups)
    return groups * for_one_group


def dense_multiply_adds(n_in, n_out):
    return sum(n_in for _ in range(n_out))

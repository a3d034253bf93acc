"""The multiplications with the zeros of the padding were left out. Here they count: the usual code does them like all others.

section: Good to know

zh-hans: 没有算与填充的零相乘的次数。这里要算：通常的代码会照样做这些乘法。
"""


def inside(n, k, s, p):
    starts = range(-p, n + p - k + 1, s)
    return sum(0 <= start + a < n for start in starts for a in range(k))


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    rows = inside(h, kernel[0], stride[0], padding[0])
    columns = inside(w, kernel[1], stride[1], padding[1])
    return rows * columns * c_out * (c // groups)


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

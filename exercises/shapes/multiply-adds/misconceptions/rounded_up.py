"""The output's size was rounded up. A step that would push the kernel over the edge is not taken, so round down: `//`.

zh-hans: 输出的大小被向上取整了。会让卷积核越过边缘的那一步不走，因此要向下取整：`//`。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = -(-(h + 2 * padding[0] - kernel[0]) // stride[0]) + 1
    out_w = -(-(w + 2 * padding[1] - kernel[1]) // stride[1]) + 1
    return out_h * out_w * c_out * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

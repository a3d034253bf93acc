"""The weights were counted once. Each of them is used at every position of the output: multiply by h' times w'.

zh-hans: 每个权重只算了一次。每个权重在输出的每个位置上都要用到：还要乘以 h' 乘 w'。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    return c_out * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

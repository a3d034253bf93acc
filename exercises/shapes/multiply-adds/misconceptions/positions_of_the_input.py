"""The positions of the input were counted. A kernel is applied once for each position of the **output**: h' times w'.

zh-hans: 数的是输入的位置。卷积核对**输出**的每个位置计算一次：h' 乘以 w'。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    return h * w * c_out * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

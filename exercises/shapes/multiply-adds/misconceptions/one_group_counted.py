"""One group was counted. All groups have to be worked out: only the input channels are divided by `groups`, the output channels are not.

zh-hans: 只算了一组。所有组都要计算：只有输入通道数要除以 `groups`，输出通道数不除。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[1]) // stride[1] + 1
    return out_h * out_w * (c_out // groups) * (c // groups) * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

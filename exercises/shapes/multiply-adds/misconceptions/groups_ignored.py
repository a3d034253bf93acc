"""The groups were left out. An output channel sees only the `c // groups` input channels of its own group.

zh-hans: 没有考虑分组。一个输出通道只看到自己那一组的 `c // groups` 个输入通道。
"""


def conv_multiply_adds(shape, c_out, kernel, stride=(1, 1), padding=(0, 0), groups=1):
    c, h, w = shape
    out_h = (h + 2 * padding[0] - kernel[0]) // stride[0] + 1
    out_w = (w + 2 * padding[1] - kernel[1]) // stride[1] + 1
    return out_h * out_w * c_out * c * kernel[0] * kernel[1]


def dense_multiply_adds(n_in, n_out):
    return n_in * n_out

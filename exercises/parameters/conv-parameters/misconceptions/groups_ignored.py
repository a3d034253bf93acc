"""The groups were left out. In a layer of g groups, an output channel sees only `c_in // groups` input channels.

zh-hans: 没有考虑分组。分成 g 组时，一个输出通道只看到 `c_in // groups` 个输入通道。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * (c_in * kernel[0] * kernel[1] + bias)

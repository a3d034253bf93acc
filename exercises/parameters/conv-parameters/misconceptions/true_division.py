"""The channels were divided by the groups with `/`, which gives a float. A number of parameters is a whole number: use `//`.

zh-hans: 通道数除以组数时用的是 `/`，得到的是浮点数。参数个数是整数：请用 `//`。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * (c_in / groups * kernel[0] * kernel[1] + bias)

"""The parameters of one group were counted. All groups have weights of their own: only the input channels a kernel sees are divided by `groups`.

zh-hans: 只算了一组的参数。每一组都有自己的权重：只有卷积核所看到的输入通道数要除以 `groups`。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return (c_out // groups) * ((c_in // groups) * kernel[0] * kernel[1] + bias)

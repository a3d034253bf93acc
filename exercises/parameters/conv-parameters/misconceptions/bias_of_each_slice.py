"""A bias was counted for each slice of each kernel. The slices' results are added up first: there is one bias for each output channel.

section: Good to know

zh-hans: 给每个卷积核的每个切片都算了一个偏置。各切片的结果先相加：每个输出通道只有一个偏置。
"""


def conv_parameters(c_in, c_out, kernel, bias=True, groups=1):
    return c_out * (c_in // groups) * (kernel[0] * kernel[1] + bias)

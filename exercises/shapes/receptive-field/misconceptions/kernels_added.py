"""The kernels' sizes were added up. Neighbouring fields overlap: a layer adds only `kernel - 1` steps to the element it starts from.

zh-hans: 直接把各层卷积核的大小相加了。相邻的感受野相互重叠：每一层只增加 `kernel - 1` 个步长。
"""


def receptive_field(layers):
    return sum(kernel for kernel, _ in layers) if layers else 1

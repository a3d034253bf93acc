"""The kernels' sizes were multiplied. Three elements that see three each see five together, because they overlap: add `(kernel - 1) * step`.

zh-hans: 把各层卷积核的大小相乘了。三个元素各看到三个，由于相互重叠，一共只看到五个：应当加上 `(kernel - 1) * step`。
"""


def receptive_field(layers):
    field = 1
    for kernel, _ in layers:
        field *= kernel
    return field

"""The strides were left out. After a layer with stride s, neighbours are s times as far apart in the input, so all later kernels reach further.

zh-hans: 没有考虑步幅。经过步幅为 s 的一层之后，相邻元素在输入中的距离变为 s 倍，因此后面的卷积核都看得更远。
"""


def receptive_field(layers):
    return 1 + sum(kernel - 1 for kernel, _ in layers)

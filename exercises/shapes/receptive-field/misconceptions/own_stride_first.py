"""A layer's own stride was counted for its own kernel. It moves the kernel on but does not spread it: widen the field first, multiply the step after.

section: Good to know

zh-hans: 一层的步幅被算进了它自己的卷积核。步幅让卷积核移动，但不会把它拉开：先扩大感受野，再更新步长。
"""


def receptive_field(layers):
    field, step = 1, 1
    for kernel, stride in layers:
        step *= stride
        field += (kernel - 1) * step
    return field

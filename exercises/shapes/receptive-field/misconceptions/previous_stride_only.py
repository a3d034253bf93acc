"""Only the stride of the layer just before was used. The strides of all layers before it multiply: `step *= stride`.

zh-hans: 只用了前一层的步幅。它前面所有层的步幅要连乘起来：`step *= stride`。
"""


def receptive_field(layers):
    field, step = 1, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step = stride
    return field

"""The layers were taken from the output to the input. The list starts at the input, and a stride acts on the layers that come after it.

zh-hans: 各层的顺序反了，是从输出往输入取的。列表从输入开始，步幅影响的是它后面的层。
"""


def receptive_field(layers):
    field, step = 1, 1
    for kernel, stride in reversed(layers):
        field += (kernel - 1) * step
        step *= stride
    return field

"""The field was started from 0. Before any layer, an element sees itself: start from 1.

zh-hans: 感受野从 0 开始算了。在任何一层之前，元素能看到自己：应当从 1 开始。
"""


def receptive_field(layers):
    field, step = 0, 1
    for kernel, stride in layers:
        field += (kernel - 1) * step
        step *= stride
    return field

"""The kept elements were multiplied by `1 - p`. Inverted dropout divides by it.

zh-hans: 保留的元素乘以了 `1 - p`。反向缩放的暂退法应当除以它。
"""


def dropout_backward(dY, kept, p, train):
    return dY * kept * (1 - p) if train else dY

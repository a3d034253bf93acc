"""The kept elements were not divided by `1 - p`. The forward pass divided them, so the gradient is divided too.

zh-hans: 保留的元素没有除以 `1 - p`。前向传播时除了，梯度也要除。
"""


def dropout_backward(dY, kept, p, train):
    return dY * kept if train else dY

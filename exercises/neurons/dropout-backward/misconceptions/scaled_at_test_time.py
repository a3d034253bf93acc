"""At test time the gradient was scaled. With inverted dropout the scaling is done while training, and nothing is left for test time.

zh-hans: 测试时对梯度做了缩放。反向缩放的暂退法在训练时就做完了缩放，测试时不需要再做。
"""


def dropout_backward(dY, kept, p, train):
    return dY * kept / (1 - p) if train else dY * (1 - p)

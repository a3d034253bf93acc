"""The gradient went back through dropout only. Behind it comes tanh: multiply by its slope, `1 - tanh(X)**2`.

zh-hans: 梯度只穿过了暂退法。接着还要穿过 tanh：乘以它的斜率 `1 - tanh(X)**2`。
"""


def tanh_dropout_backward(dY, X, kept, p):
    return dY * kept / (1 - p)

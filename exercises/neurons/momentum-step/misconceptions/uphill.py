"""The step goes uphill: subtract `rate * v` from the parameter.

zh-hans: 这一步是上坡：应当从参数中减去 `rate * v`。
"""


def momentum_step(w, dw, v, rate, momentum):
    v = momentum * v + dw
    return w + rate * v, v

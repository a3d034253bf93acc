"""Both results are right, in the other order. Return the parameter first: `(w, v)`.

zh-hans: 两个结果都对，但顺序反了。请先返回参数：`(w, v)`。
"""


def momentum_step(w, dw, v, rate, momentum):
    v = momentum * v + dw
    return v, w - rate * v

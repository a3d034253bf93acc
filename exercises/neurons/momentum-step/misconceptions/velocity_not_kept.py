"""The earlier velocity was not used: this is plain gradient descent. The new velocity is `momentum * v + dw`.

zh-hans: 没有用到以前的速度：这就是普通的梯度下降。新的速度是 `momentum * v + dw`。
"""


def momentum_step(w, dw, v, rate, momentum):
    return w - rate * dw, dw

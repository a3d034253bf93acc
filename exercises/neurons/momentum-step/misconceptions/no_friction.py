"""The earlier velocity was kept whole, so it never dies down. Multiply it by `momentum` first.

zh-hans: 以前的速度被完整保留，永远不会衰减。请先乘以 `momentum`。
"""


def momentum_step(w, dw, v, rate, momentum):
    v = v + dw
    return w - rate * v, v

"""The two formulas."""


def momentum_step(w, dw, v, rate, momentum):
    v = momentum * v + dw
    w = w - rate * v
    return w, v

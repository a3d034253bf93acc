"""Changes the arrays it was given."""


def momentum_step(w, dw, v, rate, momentum):
    v *= momentum
    v += dw
    w -= rate * v
    return w, v

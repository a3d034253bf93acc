"""A new array."""


def gradient_descent_step(w, dw, rate):
    return w - rate * dw

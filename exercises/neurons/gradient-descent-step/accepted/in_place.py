"""Changes the parameter it was given."""


def gradient_descent_step(w, dw, rate):
    w -= rate * dw
    return w

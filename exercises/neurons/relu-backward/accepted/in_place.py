"""Closes the gates in the gradient it was given."""


def relu_backward(dY, X):
    dY[X <= 0] = 0
    return dY

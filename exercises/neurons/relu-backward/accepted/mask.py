"""The gradient times a mask; here the kink counts as open, which is as right."""


def relu_backward(dY, X):
    return dY * (X >= 0)

"""One step of a parameter's update (numpy). Each gives new arrays."""


def gradient_descent_step(w, dw, rate):
    """w - rate * dw. w, dw: any one shape. rate: the learning rate, > 0.

    Source: Rumelhart, Hinton & Williams 1986, equation 8.
    """
    return w - rate * dw


def momentum_step(w, dw, v, rate, momentum):
    """Gradient descent with momentum: v' = momentum * v + dw, then w' = w - rate * v'. Gives (w', v').

    w, dw, v: any one shape; v is 0 before the first step. 0 <= momentum < 1.
    Source: Polyak 1964, equation 9; in the form of torch.optim.SGD (the rate outside the velocity).
    """
    v = momentum * v + dw
    return w - rate * v, v

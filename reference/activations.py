"""Activation functions and their backward passes (numpy).

Every function takes arrays of any shape and keeps float32 and float64 as they come. A backward pass takes ``dY``, the
gradient of the loss with respect to the activation's output, and ``X``, what went *into* the activation, and gives
the gradient with respect to ``X``, of X's shape.
"""

import numpy as np


def sigmoid(X):
    """The logistic function 1 / (1 + exp(-X)), element by element, without overflow at any X.

    Computed as exp(-log(1 + exp(-X))), which numpy's ``logaddexp`` keeps exact for large negative X too.
    Source: Rumelhart, Hinton & Williams 1986, equation 2.
    """
    return np.exp(-np.logaddexp(0, -X))


def sigmoid_backward(dY, X):
    """dX = dY * s * (1 - s) with s = sigmoid(X).

    Computed with s (1 - s) = (1 - tanh(X / 2)^2) / 4, which can't overflow.
    Source: Rumelhart, Hinton & Williams 1986, equation 5 (dy/dx = y (1 - y)).
    """
    return dY * (1 - np.tanh(X / 2) ** 2) / 4


def tanh(X):
    """The hyperbolic tangent (exp(X) - exp(-X)) / (exp(X) + exp(-X)), element by element, without overflow at any X.

    Computed as (1 - e) / (1 + e) with e = exp(-2 |X|) <= 1, and X's sign; ``expm1`` keeps 1 - e exact near 0.
    Source: LeCun et al. 1998, appendix A (there scaled to 1.7159 tanh(2/3 x)).
    """
    size = 2 * np.abs(X)
    return np.sign(X) * -np.expm1(-size) / (1 + np.exp(-size))


def tanh_backward(dY, X):
    """dX = dY * (1 - tanh(X)^2)."""
    return dY * (1 - np.tanh(X) ** 2)


def relu(X):
    """max(X, 0), element by element.

    Source: Nair & Hinton 2010, section 3.
    """
    return np.where(X > 0, X, 0)


def relu_backward(dY, X):
    """dX = dY where X > 0, else 0. At X = 0 the derivative is taken as 0; 1 would be as right (a subgradient)."""
    return np.where(X > 0, dY, 0)


def softmax(X):
    """exp(X) / sum(exp(X)) over the last axis; each row of the result is a probability distribution.

    The row's maximum is subtracted first: it cancels, and exp can no longer overflow. X has at least one axis.
    Source: Bridle 1990, equation 6.
    """
    E = np.exp(X - X.max(axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True)


def softmax_backward(dY, X):
    """dX = S * (dY - sum(dY * S)) with S = softmax(X), the sum over the last axis.

    It is dY times the Jacobian diag(s) - s s^T of each row, without building the Jacobian.
    """
    E = np.exp(X - X.max(axis=-1, keepdims=True))
    S = E / E.sum(axis=-1, keepdims=True)
    return S * (dY - (dY * S).sum(axis=-1, keepdims=True))

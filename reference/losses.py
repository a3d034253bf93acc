"""Loss functions with their gradients, and the accuracy (numpy). Each is a number, averaged over the batch."""

import numpy as np


def cross_entropy(X, y):
    """Cross-entropy of softmax(X) with the right classes, and its gradient with respect to the scores.

    X: scores (n, k), of any size, n >= 1. y: labels (n,), integers in 0..k-1.
    Gives (loss, dX): loss = -(1/n) sum_i log softmax(X_i)[y_i], a number; dX = (softmax(X) - onehot(y)) / n, (n, k).
    The logarithm is taken of the sum, log softmax(x) = x - max - log(sum(exp(x - max))), so it stays finite.
    Source: Bishop 2006, equations 4.108 and 4.109.
    """
    rows = np.arange(len(y))
    shifted = X - X.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dX = np.exp(log_p)
    dX[rows, y] -= 1
    return -log_p[rows, y].mean(), dX / len(y)


def mean_squared_error(Y, T):
    """The mean of (Y - T)^2 over all elements, and its gradient 2 (Y - T) / size with respect to Y. Any shape."""
    return ((Y - T) ** 2).mean(), 2 * (Y - T) / Y.size


def hinge(X, y):
    """Multiclass hinge loss with margin 1, and its gradient with respect to the scores.

    X: scores (n, k). y: labels (n,). loss = (1/n) sum_i sum_{j != y_i} max(0, X_ij - X_i[y_i] + 1).
    At a margin of exactly 0 the gradient is taken as 0.
    Source: Weston & Watkins 1999, section 2.
    """
    rows = np.arange(len(y))
    margins = np.maximum(X - X[rows, y][:, None] + 1, 0)
    margins[rows, y] = 0
    dX = (margins > 0).astype(X.dtype)
    dX[rows, y] = -dX.sum(axis=1)
    return margins.sum() / len(y), dX / len(y)


def accuracy(X, y):
    """The share of examples whose largest score is that of the right class, a number from 0 to 1.

    X: scores (n, k), n >= 1; of equally large scores the first one counts. y: labels (n,), integers in 0..k-1.
    """
    return (X.argmax(axis=1) == y).mean()

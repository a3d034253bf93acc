"""Dropout and the L2 penalty, forward and backward (numpy)."""

import numpy as np


def dropout_forward(X, p, train, seed):
    """Inverted dropout: elements where U < p are set to 0, the others are divided by 1 - p.

    X: any shape. 0 <= p < 1. U, of X's shape, is uniform in [0, 1): ``numpy.random.default_rng(seed).random``. When
    ``train`` is False nothing is dropped or scaled. Gives a new array of X's shape.
    Source: Srivastava et al. 2014, sections 4 and 10 (weights scaled at training time instead of at test time).
    """
    if not train:
        return X.copy()
    kept = np.random.default_rng(seed).random(X.shape) >= p
    return X * kept / (1 - p)


def dropout_backward(dY, kept, p, train):
    """dX = dY * kept / (1 - p) when ``train``, else dY. dY, kept: one shape. 0 <= p < 1."""
    return dY * kept / (1 - p) if train else dY


def l2_penalty(W, strength):
    """The L2 penalty strength / 2 * sum(W^2), a number, and its gradient strength * W, of W's shape.

    Source: Goodfellow, Bengio & Courville 2016, equation 7.1 (weight decay).
    """
    return strength / 2 * (W**2).sum(), strength * W

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


def tanh_dropout_backward(dY, X, kept, p):
    """Gradient with respect to X of inverted dropout after tanh, in training: Y = tanh(X) * kept / (1 - p).

    dY, X, kept: one shape. 0 <= p < 1. dropout's gradient first, then tanh's slope at X: the slope is that of the
    activation before dropout.
    """
    dA = dY * kept / (1 - p)
    return dA * (1 - np.tanh(X) ** 2)


def l2_penalty(W, strength):
    """The L2 penalty strength / 2 * sum(W^2), a number, and its gradient strength * W, of W's shape.

    Source: Goodfellow, Bengio & Courville 2016, equation 7.1 (weight decay).
    """
    return strength / 2 * (W**2).sum(), strength * W


def weight_decay(weights, strength):
    """The L2 penalty strength / 2 * sum(W^2) of all arrays in ``weights``, a number, and its gradients strength * W.

    weights: a list of arrays of any shapes. Gives (number, list of arrays of these shapes).
    Source: Goodfellow, Bengio & Courville 2016, equation 7.1.
    """
    penalty, gradients = 0.0, []
    for W in weights:
        penalty += strength / 2 * (W**2).sum()
        gradients.append(strength * W)
    return penalty, gradients

"""Row by row with the Jacobian written out."""

import numpy as np


def softmax_backward(dY, X):
    dX = np.zeros_like(X)
    for n in range(len(X)):
        s = np.exp(X[n] - X[n].max())
        s = s / s.sum()
        dX[n] = (np.diag(s) - np.outer(s, s)) @ dY[n]
    return dX

"""One example at a time."""

import numpy as np


def layer_norm_forward(X, gamma, beta, eps):
    Y = np.zeros(X.shape)
    for i, x in enumerate(X):
        std = (x.var() + eps) ** 0.5
        for j in range(len(x)):
            Y[i, j] = gamma[j] * (x[j] - x.mean()) / std + beta[j]
    return Y

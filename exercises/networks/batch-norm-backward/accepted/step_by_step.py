"""Through the variance and the mean, one step of the computation after the other."""

import numpy as np


def batch_norm_backward(dY, X, gamma, eps):
    n = X.shape[0]
    mu = X.mean(axis=0)
    centred = X - mu
    var = (centred**2).mean(axis=0)
    inverse = 1 / np.sqrt(var + eps)
    dbeta = dY.sum(axis=0)
    dgamma = (dY * centred * inverse).sum(axis=0)
    dX_hat = dY * gamma
    dvar = (dX_hat * centred).sum(axis=0) * -0.5 * inverse**3
    dmu = -(dX_hat * inverse).sum(axis=0) + dvar * (-2 * centred).mean(axis=0)
    dX = dX_hat * inverse + dvar * 2 * centred / n + dmu / n
    return dX, dgamma, dbeta

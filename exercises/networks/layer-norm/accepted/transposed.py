"""The examples as columns, so that the statistics line up by themselves."""

import numpy as np


def layer_norm_forward(X, gamma, beta, eps):
    columns = X.T
    normal = (columns - columns.mean(axis=0)) / np.sqrt(columns.var(axis=0) + eps)
    return normal.T * gamma + beta

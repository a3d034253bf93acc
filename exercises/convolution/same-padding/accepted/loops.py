"""Plain loops over a padded copy."""

import math

import numpy as np


def corr2d_same(X, K, stride):
    (n_h, n_w), (k_h, k_w), (s_h, s_w) = X.shape, K.shape, stride
    o_h, o_w = math.ceil(n_h / s_h), math.ceil(n_w / s_w)
    t_h = max((o_h - 1) * s_h + k_h - n_h, 0)
    t_w = max((o_w - 1) * s_w + k_w - n_w, 0)
    P = np.zeros((n_h + t_h, n_w + t_w))
    P[t_h // 2 : t_h // 2 + n_h, t_w // 2 : t_w // 2 + n_w] = X
    Y = np.zeros((o_h, o_w))
    for i in range(o_h):
        for j in range(o_w):
            Y[i, j] = (P[i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] * K).sum()
    return Y

"""The forward pass's loops once more; each output element hands its gradient on."""

import numpy as np


def conv2d_backward(dY, X, W, padding, stride):
    n, c, h, w = X.shape
    o, _, k_h, k_w = W.shape
    (p_h, p_w), (s_h, s_w) = padding, stride
    P = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    dP, dW, db = np.zeros_like(P), np.zeros_like(W), np.zeros(o)
    for m in range(n):
        for p in range(o):
            for i in range(dY.shape[2]):
                for j in range(dY.shape[3]):
                    here = np.s_[m, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
                    g = dY[m, p, i, j]
                    dP[here] += g * W[p]
                    dW[p] += g * P[here]
                    db[p] += g
    return dP[:, :, p_h : p_h + h, p_w : p_w + w], dW, db

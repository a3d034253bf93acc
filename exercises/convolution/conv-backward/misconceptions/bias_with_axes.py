"""The gradient of the biases has the right numbers in another shape. It belongs to `b`, so it has one axis, of length o.

zh-hans: 偏置的梯度数值是对的，但形状不对。它对应 `b`，所以只有一个轴，长度为 o。
"""

import numpy as np


def conv2d_backward(dY, X, W, padding, stride):
    (p_h, p_w), (s_h, s_w) = padding, stride
    k_h, k_w = W.shape[2:]
    P = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    dP, dW = np.zeros(P.shape), np.zeros(W.shape)
    for i in range(dY.shape[2]):
        for j in range(dY.shape[3]):
            here = np.s_[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
            dW += np.einsum("no,ncab->ocab", dY[:, :, i, j], P[here])
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W)
    return dP[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]], dW, dY.sum(axis=(0, 2, 3), keepdims=True)

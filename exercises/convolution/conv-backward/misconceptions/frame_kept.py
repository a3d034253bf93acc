"""The gradient of the input still has the frame that the padding added. Cut it off, so that `dX` has the shape of `X`.

zh-hans: 输入的梯度还带着填充的边框。请把边框去掉，使 `dX` 的形状与 `X` 相同。
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
    return dP, dW, dY.sum(axis=(0, 2, 3))

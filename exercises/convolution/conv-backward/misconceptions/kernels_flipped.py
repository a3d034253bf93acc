"""The kernels were flipped on the way back. Output (i, j) hands its gradient to pixel (i s_h + a, j s_w + d) with the same weight W[a, d] that it used forward.

zh-hans: 反向传播时卷积核被翻转了。输出 (i, j) 把梯度传给像素 (i s_h + a, j s_w + d) 时，用的就是前向传播中的那个权重 W[a, d]。
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
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W[:, :, ::-1, ::-1])
    return dP[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]], dW, dY.sum(axis=(0, 2, 3))

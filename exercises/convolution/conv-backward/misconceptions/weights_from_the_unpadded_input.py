"""The kernels' gradient was taken from the input without its padding, so every window was a few pixels off. The forward pass read its windows from the padded input; use the same one here.

zh-hans: 卷积核的梯度用的是没有填充的输入，所以每个窗口都偏移了几个像素。前向传播是从填充后的输入读取窗口的，这里也要用它。
"""

import numpy as np


def conv2d_backward(dY, X, W, padding, stride):
    (p_h, p_w), (s_h, s_w) = padding, stride
    k_h, k_w = W.shape[2:]
    P = np.pad(X, ((0, 0), (0, 0), (0, 2 * p_h), (0, 2 * p_w)))
    dP, dW = np.zeros(P.shape), np.zeros(W.shape)
    for i in range(dY.shape[2]):
        for j in range(dY.shape[3]):
            here = np.s_[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
            dW += np.einsum("no,ncab->ocab", dY[:, :, i, j], P[here])
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W)
    return dP[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]], dW, dY.sum(axis=(0, 2, 3))

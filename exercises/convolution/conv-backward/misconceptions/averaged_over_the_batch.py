"""The gradients of kernels and biases were divided by the number of images. Whether the loss is a mean is already in `dY`: here everything is added up.

zh-hans: 卷积核和偏置的梯度除以了图像的数量。损失是否取平均已经体现在 `dY` 里了：这里只需要求和。
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
            dW += np.einsum("no,ncab->ocab", dY[:, :, i, j], P[here]) / len(X)
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W)
    return dP[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]], dW, dY.sum(axis=(0, 2, 3)) / len(X)

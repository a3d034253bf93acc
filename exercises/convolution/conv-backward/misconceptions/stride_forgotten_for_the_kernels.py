"""The stride was forgotten where the kernels' gradient is collected. Window (i, j) begins at row `i * s_h` and column `j * s_w`, here as for the input's gradient.

zh-hans: 累加卷积核的梯度时忘了步幅。窗口 (i, j) 从第 `i * s_h` 行、第 `j * s_w` 列开始，这里和求输入梯度时一样。
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
            dW += np.einsum("no,ncab->ocab", dY[:, :, i, j], P[:, :, i : i + k_h, j : j + k_w])
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W)
    return dP[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]], dW, dY.sum(axis=(0, 2, 3))

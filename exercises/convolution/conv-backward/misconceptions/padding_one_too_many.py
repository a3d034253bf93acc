"""The image was padded by one more than the padding says, on every side: its windows begin one pixel too early. Pad with p_h and p_w themselves.

zh-hans: 图像每一侧都比参数多填充了一圈，窗口因此整体提前了一个像素。请直接用 p_h 和 p_w 填充。
"""

import numpy as np


def conv2d_backward(dY, X, W, padding, stride):
    (p_h, p_w), (s_h, s_w) = padding, stride
    p_h, p_w = p_h + 1, p_w + 1
    k_h, k_w = W.shape[2:]
    P = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    dP, dW = np.zeros(P.shape), np.zeros(W.shape)
    for i in range(dY.shape[2]):
        for j in range(dY.shape[3]):
            here = np.s_[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
            dW += np.einsum("no,ncab->ocab", dY[:, :, i, j], P[here])
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W)
    return dP[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]], dW, dY.sum(axis=(0, 2, 3))

"""The output's height was computed with the kernel's **width**. It belongs to the kernel's height, `W.shape[2]`; kernels need not be square.

section: Good to know

zh-hans: 计算输出的高时用了卷积核的**宽**。应当用卷积核的高 `W.shape[2]`；卷积核不一定是正方形。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    (p_h, p_w), (s_h, s_w) = padding, stride
    k_h, k_w = W.shape[2:]
    P = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    out_h, out_w = (P.shape[2] - k_w) // s_h + 1, (P.shape[3] - k_w) // s_w + 1
    Y = np.zeros((len(X), len(W), out_h, out_w))
    for i in range(out_h):
        for j in range(out_w):
            window = P[:, :, i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w]
            for f in range(len(W)):
                Y[:, f, i, j] = (window * W[f]).sum(axis=(1, 2, 3)) + b[f]
    return Y

"""The output's height was computed with the kernel's **width**. It belongs to the kernel's height, `K.shape[0]`; kernels need not be square.

zh-hans: 计算输出的高时用了卷积核的**宽**。应当用卷积核的高 `K.shape[0]`；卷积核不一定是正方形。
"""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    (k_h, k_w), (p_h, p_w), (s_h, s_w) = K.shape, padding, stride
    P = np.pad(X, ((p_h, p_h), (p_w, p_w)))
    out_h, out_w = (P.shape[0] - k_w) // s_h + 1, (P.shape[1] - k_w) // s_w + 1
    Y = np.zeros((out_h, out_w))
    for i in range(out_h):
        for j in range(out_w):
            Y[i, j] = (P[i * s_h : i * s_h + k_h, j * s_w : j * s_w + k_w] * K).sum()
    return Y

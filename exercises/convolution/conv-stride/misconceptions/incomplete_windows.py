"""Windows that reach beyond the image were counted too, with what is missing taken as 0. Only positions where the whole kernel lies inside the image count: round down.

zh-hans: 超出图像边界的窗口也被计算了，缺少的部分当成了 0。只计算卷积核完全落在图像内部的位置：应当向下取整。
"""

import numpy as np


def corr2d_stride(X, K, stride):
    h, w = K.shape
    s_h, s_w = stride
    out_h, out_w = -((h - X.shape[0]) // s_h) + 1, -((w - X.shape[1]) // s_w) + 1
    P = np.pad(X, ((0, s_h), (0, s_w)))
    Y = np.zeros((out_h, out_w))
    for i in range(out_h):
        for j in range(out_w):
            Y[i, j] = (P[i * s_h : i * s_h + h, j * s_w : j * s_w + w] * K).sum()
    return Y

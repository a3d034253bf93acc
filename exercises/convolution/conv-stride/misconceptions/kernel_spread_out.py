"""The stride was put between the kernel's weights. That is a dilated kernel; a stride is the way from one window to the next, and inside a window pixels stay neighbours.

zh-hans: 步幅被放到了卷积核的权重之间。那是空洞（膨胀）卷积；步幅是相邻两个窗口之间的距离，窗口内部的像素仍然是相邻的。
"""

import numpy as np


def corr2d_stride(X, K, stride):
    s_h, s_w = stride
    spread = np.zeros(((K.shape[0] - 1) * s_h + 1, (K.shape[1] - 1) * s_w + 1))
    spread[::s_h, ::s_w] = K
    P = np.pad(X, [(0, max(0, k - n)) for n, k in zip(X.shape, spread.shape)])
    windows = np.lib.stride_tricks.sliding_window_view(P, spread.shape)
    return np.einsum("ijab,ab->ij", windows, spread)

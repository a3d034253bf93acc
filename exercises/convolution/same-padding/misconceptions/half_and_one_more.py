"""Half of the zeros **and one more** went in front of the image, so every window begins one pixel too early. In front there are `total // 2`; the additional one goes behind.

zh-hans: 图像前面放了一半的零**再多一个**，因此每个窗口都早了一个像素。前面应当放 `total // 2` 个，多出的一个放在后面。
"""

import numpy as np


def corr2d_same(X, K, stride):
    out, frame = [], []
    for n, k, s in zip(X.shape, K.shape, stride):
        o = -(-n // s)
        total = max((o - 1) * s + k - n, 0)
        front = total // 2 + 1
        out.append(o)
        frame.append((front, max(total - front, 0) + 1))
    P = np.pad(X, frame)
    Y = np.zeros(out)
    for i in range(out[0]):
        for j in range(out[1]):
            i_0, j_0 = i * stride[0], j * stride[1]
            Y[i, j] = (P[i_0 : i_0 + K.shape[0], j_0 : j_0 + K.shape[1]] * K).sum()
    return Y

"""Without padding the gradient of the input came out empty: `[p:-p]` keeps nothing when `p` is 0, since `-0` is 0. Write `[p : p + h]` instead.

section: Good to know

zh-hans: 没有填充时，输入的梯度成了空数组：`p` 为 0 时 `[p:-p]` 什么都不剩，因为 `-0` 就是 0。请改写成 `[p : p + h]`。
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
            dP[here] += np.einsum("no,ocab->ncab", dY[:, :, i, j], W)
    return dP[:, :, p_h:-p_h, p_w:-p_w], dW, dY.sum(axis=(0, 2, 3))

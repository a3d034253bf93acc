"""The loops run over the output in steps of the stride, and divide the index by the stride again, so only the first windows were computed; the rest of the output is 0. Go through the output one by one and multiply by the stride in the input, or step through the input.

zh-hans: 循环以步幅为间隔遍历输出，又把下标除以步幅，因此只计算了前面的几个窗口，输出的其余部分都是 0。请逐个遍历输出并在输入中乘以步幅，或者以步幅为间隔遍历输入。
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    (p_h, p_w), (s_h, s_w) = padding, stride
    n, o, (k_h, k_w) = len(X), len(W), W.shape[2:]
    P = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    out_h, out_w = (P.shape[2] - k_h) // s_h + 1, (P.shape[3] - k_w) // s_w + 1
    Y = np.zeros((n, o, out_h, out_w))
    for i in range(0, out_h, s_h):
        for j in range(0, out_w, s_w):
            window = P[:, :, i : i + k_h, j : j + k_w]
            Y[:, :, i // s_h, j // s_w] = np.einsum("ncab,ocab->no", window, W) + b
    return Y

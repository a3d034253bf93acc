"""The loops run over the output in steps of the stride, and divide the index by the stride again, so only the first windows were pooled; the rest of the output is 0. Go through the output one by one and multiply by the stride in the input, or step through the input.

zh-hans: 循环以步幅为间隔遍历输出，又把下标除以步幅，因此只汇聚了前面的几个窗口，输出的其余部分都是 0。请逐个遍历输出并在输入中乘以步幅，或者以步幅为间隔遍历输入。
"""

import numpy as np


def max_pool2d(X, pool_size, stride):
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    out_h, out_w = (X.shape[0] - p_h) // s_h + 1, (X.shape[1] - p_w) // s_w + 1
    Y = np.zeros((out_h, out_w))
    for i in range(0, out_h, s_h):
        for j in range(0, out_w, s_w):
            Y[i // s_h, j // s_w] = X[i : i + p_h, j : j + p_w].max()
    return Y

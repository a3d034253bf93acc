"""Only the places are there where the shorter row lies within the longer one. The full convolution begins and ends with a single product, so it has n + m - 1 elements.

zh-hans: 只计算了短的一行完全落在长的一行之内的位置。完整卷积的首尾各只有一个乘积，因此有 n + m - 1 个元素。
"""

import numpy as np


def convolve1d(f, g):
    if len(f) < len(g):
        f, g = g, f
    return np.array([f[t : t + len(g)] @ g[::-1] for t in range(len(f) - len(g) + 1)])

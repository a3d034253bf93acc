"""The result was cut to the length of the first row. The answer to its last element goes on for m - 1 steps more.

zh-hans: 结果被截成了第一行的长度。它最后一个元素的响应还要持续 m - 1 步。
"""

import numpy as np


def convolve1d(f, g):
    out = np.zeros(len(f) + len(g) - 1)
    for a in range(len(f)):
        out[a : a + len(g)] += f[a] * g
    return out[: len(f)]

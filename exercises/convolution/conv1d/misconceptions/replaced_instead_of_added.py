"""Where answers overlap, the later one replaced the earlier one. They add up: `+=` instead of `=`.

zh-hans: 响应重叠处，后一个替换了前一个。它们应当相加：用 `+=` 而不是 `=`。
"""

import numpy as np


def convolve1d(f, g):
    out = np.zeros(len(f) + len(g) - 1)
    for a in range(len(f)):
        out[a : a + len(g)] = f[a] * g
    return out

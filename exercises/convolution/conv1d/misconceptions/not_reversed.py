"""Neither row runs backwards: this is cross-correlation. In $f_a g_{t-a}$ the second index falls while the first one grows.

section: Good to know

zh-hans: 两行都没有倒过来：这是互相关。在 $f_a g_{t-a}$ 中，第一个下标增大时，第二个下标减小。
"""

import numpy as np


def convolve1d(f, g):
    m = len(g)
    padded = np.pad(f, m - 1)
    return np.array([padded[t : t + m] @ g for t in range(len(f) + m - 1)])

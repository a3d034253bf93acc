"""Zeros were added above and on the left only. `padding` is added on each of the two sides, so the image grows by twice as much.

zh-hans: 只在上边和左边加了零。`padding` 是每一侧都要加的数量，所以图像增大的是它的两倍。
"""

import numpy as np


def zero_pad(X, padding):
    return np.pad(X, [(0, 0)] * (X.ndim - 2) + [(padding[0], 0), (padding[1], 0)])

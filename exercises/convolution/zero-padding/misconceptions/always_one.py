"""A frame of exactly one zero was put around the image, whatever the padding. Take the widths from `padding`.

zh-hans: 不管填充是多少，图像四周都只加了一圈零。请从 `padding` 读取填充的行数和列数。
"""

import numpy as np


def zero_pad(X, padding):
    return np.pad(X, [(0, 0)] * (X.ndim - 2) + [(1, 1), (1, 1)])

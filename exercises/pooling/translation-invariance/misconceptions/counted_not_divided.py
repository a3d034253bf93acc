"""This is the number of elements that stayed the same. Divide it by the number of all pooled elements to get the share.

zh-hans: 这是保持不变的元素个数。请除以汇聚后元素的总数，得到比例。
"""

import numpy as np


def unchanged_share(X, pool_size, down, right):
    p_h, p_w = pool_size
    pooled = [
        np.lib.stride_tricks.sliding_window_view(image, pool_size)[::p_h, ::p_w].max(axis=(2, 3))
        for image in (X, np.roll(X, (down, right), axis=(0, 1)))
    ]
    return float((pooled[0] == pooled[1]).sum())

"""The padding was added above and on the left only. It is added on each of the two sides, so the image grows by `2 * p_h` rows and `2 * p_w` columns.

zh-hans: 只在上边和左边加了填充。两侧都要加，所以图像增加 `2 * p_h` 行和 `2 * p_w` 列。
"""

import numpy as np


def corr2d_padding_stride(X, K, padding, stride):
    p_h, p_w = padding
    more_h = max(0, K.shape[0] - X.shape[0] - p_h)
    more_w = max(0, K.shape[1] - X.shape[1] - p_w)
    padded = np.pad(X, ((p_h, more_h), (p_w, more_w)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)
    return np.einsum("ijab,ab->ij", windows[:: stride[0], :: stride[1]], K)

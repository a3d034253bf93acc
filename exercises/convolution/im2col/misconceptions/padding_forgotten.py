"""The image was not padded. Put `p_h` rows and `p_w` columns of zeros on each side first.

zh-hans: 图像没有填充。请先在每一侧加上 `p_h` 行和 `p_w` 列零。
"""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 1, 2)
    return windows.reshape(len(X) * kernel_shape[0] * kernel_shape[1], -1)

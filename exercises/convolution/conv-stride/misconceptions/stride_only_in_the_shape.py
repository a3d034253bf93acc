"""The output has the right size, but its windows still begin at row i and column j. Multiply by the stride there: `i * s_h`, `j * s_w`.

zh-hans: 输出的形状是对的，但窗口仍然从第 i 行、第 j 列开始。这里要乘以步幅：`i * s_h`、`j * s_w`。
"""

import numpy as np


def corr2d_stride(X, K, stride):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    out_h, out_w = (X.shape[0] - K.shape[0]) // stride[0] + 1, (X.shape[1] - K.shape[1]) // stride[1] + 1
    return np.einsum("ijab,ab->ij", windows, K)[:out_h, :out_w]

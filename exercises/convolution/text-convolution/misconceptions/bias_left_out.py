"""The bias of each kernel was left out.

zh-hans: 漏掉了每个卷积核的偏置。
"""

import numpy as np


def text_features(X, K, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1], axis=0)
    return np.einsum("tla,fal->tf", windows, K).max(axis=0)

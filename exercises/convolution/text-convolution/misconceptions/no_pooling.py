"""The responses of all places came back. Of each kernel only the largest one is asked for.

zh-hans: 返回了所有位置的响应。每个卷积核只要最大的那一个。
"""

import numpy as np


def text_features(X, K, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1], axis=0)
    return np.einsum("tla,fal->tf", windows, K) + b

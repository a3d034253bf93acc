"""What left the image was lost and zeros came in. It should enter again at the opposite edge, as `np.roll` does.

zh-hans: 移出图像的部分丢失了，移入的是零。移出的部分应当从对边再次移入，就像 `np.roll` 那样。
"""

import numpy as np


def shift2d(X, down, right):
    Z = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            if 0 <= i - down < X.shape[0] and 0 <= j - right < X.shape[1]:
                Z[i, j] = X[i - down, j - right]
    return Z


def circular_corr2d(X, K):
    wrapped = np.pad(X, ((0, K.shape[0] - 1), (0, K.shape[1] - 1)), mode="wrap")
    return np.einsum("ijab,ab->ij", np.lib.stride_tricks.sliding_window_view(wrapped, K.shape), K)

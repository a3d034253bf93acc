"""What left the image was lost and zeros came in. It should enter again at the opposite edge, as `np.roll` does.

zh-hans: 移出图像的部分丢失了，移入的是零。移出的部分应当从对边再次移入，就像 `np.roll` 那样。
"""

import numpy as np


def unchanged_share(X, pool_size, down, right):
    p_h, p_w = pool_size
    moved = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            if 0 <= i - down < X.shape[0] and 0 <= j - right < X.shape[1]:
                moved[i, j] = X[i - down, j - right]
    pooled = [
        np.lib.stride_tricks.sliding_window_view(image, pool_size)[::p_h, ::p_w].max(axis=(2, 3)) for image in (X, moved)
    ]
    return (pooled[0] == pooled[1]).mean()

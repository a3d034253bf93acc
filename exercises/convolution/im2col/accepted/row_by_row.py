"""One row of the matrix for each place within the window."""

import numpy as np


def im2col(X, kernel_shape, padding, stride):
    P = np.pad(X, [(0, 0)] + [(p, p) for p in padding])
    (k_h, k_w), (s_h, s_w) = kernel_shape, stride
    height, width = P.shape[1] - k_h + 1, P.shape[2] - k_w + 1
    return np.array(
        [
            channel[a : a + height : s_h, b : b + width : s_w].ravel()
            for channel in P
            for a in range(k_h)
            for b in range(k_w)
        ]
    )

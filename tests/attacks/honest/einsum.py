# expect: passed
# One einsum over a strided view.
import numpy as np
from numpy.lib.stride_tricks import as_strided


def corr2d(X, K):
    h, w = K.shape
    windows = as_strided(X, (X.shape[0] - h + 1, X.shape[1] - w + 1, h, w), X.strides * 2)
    return np.einsum("ijkl,kl->ij", windows, K, optimize=True)

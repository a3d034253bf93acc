"""An array of zeros first, then the image into its middle."""

import numpy as np


def zero_pad(X, padding):
    p_h, p_w = padding
    n_h, n_w = X.shape[-2:]
    Y = np.zeros((*X.shape[:-2], n_h + 2 * p_h, n_w + 2 * p_w))
    Y[..., p_h : p_h + n_h, p_w : p_w + n_w] = X
    return Y

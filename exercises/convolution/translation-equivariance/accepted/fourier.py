"""In the frequency domain a circular correlation is a product, and a shift is one with a phase."""

import numpy as np


def shift2d(X, down, right):
    n_h, n_w = X.shape
    return X[np.ix_((np.arange(n_h) - down) % n_h, (np.arange(n_w) - right) % n_w)]


def circular_corr2d(X, K):
    return np.fft.ifft2(np.fft.fft2(X) * np.conj(np.fft.fft2(K, X.shape))).real

# expect: passed
# Correlates by the fast Fourier transform, which is right up to rounding.
import numpy as np


def corr2d(X, K):
    spectrum = np.fft.rfft2(X) * np.conj(np.fft.rfft2(K, X.shape))
    full = np.fft.irfft2(spectrum, X.shape)
    return full[: X.shape[0] - K.shape[0] + 1, : X.shape[1] - K.shape[1] + 1]

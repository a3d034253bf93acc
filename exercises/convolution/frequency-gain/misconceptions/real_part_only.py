"""Only the cosines were added up, the real part. The size of a complex number has the sines in it as well: `np.abs`, or `sqrt(real**2 + imag**2)`.

zh-hans: 只加了余弦，也就是实部。复数的模还包括正弦：用 `np.abs`，或 `sqrt(real**2 + imag**2)`。
"""

import numpy as np


def frequency_gain(k, n):
    return np.abs(np.fft.fft(k, n).real)

"""These are the squares, the power at each frequency. The gain is the root of it.

zh-hans: 这是平方，即每个频率上的功率。增益是它的平方根。
"""

import numpy as np


def frequency_gain(k, n):
    return np.abs(np.fft.fft(k, n)) ** 2

"""The sum was divided by n. The gain is the sum itself: a lone 1 lets every frequency through with a gain of 1.

zh-hans: 和被除以了 n。增益就是这个和本身：单独的一个 1 让每个频率以增益 1 通过。
"""

import numpy as np


def frequency_gain(k, n):
    return np.abs(np.fft.fft(k, n)) / n

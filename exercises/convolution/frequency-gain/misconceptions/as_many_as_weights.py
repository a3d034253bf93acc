"""There is one frequency for each weight of the kernel. There are n of them: fill the kernel up with zeros to the length of the signal.

zh-hans: 频率的个数等于卷积核的权重个数。应当有 n 个：请把卷积核用零补到信号的长度。
"""

import numpy as np


def frequency_gain(k, n):
    return np.abs(np.fft.fft(k))

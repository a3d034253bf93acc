"""Each output channel was computed from the input channel of the same number only. Every output channel is a mix of all input channels.

zh-hans: 每个输出通道只用了编号相同的那个输入通道。每个输出通道都应当是所有输入通道的混合。
"""

import numpy as np


def conv1x1(X, K):
    return np.stack([K[p, p % len(X), 0, 0] * X[p % len(X)] for p in range(len(K))])

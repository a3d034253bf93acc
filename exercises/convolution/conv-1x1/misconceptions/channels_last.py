"""The output channels are the last axis. The result should be (o, rows, columns).

zh-hans: 输出通道成了最后一个轴。结果应当是 (o, 行, 列)。
"""

import numpy as np


def conv1x1(X, K):
    return np.einsum("chw,oc->hwo", X, K[:, :, 0, 0])

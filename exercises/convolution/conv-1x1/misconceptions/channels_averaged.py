"""The weighted channels were averaged. They are added up, as in a dense layer.

zh-hans: 加权后的通道被求了平均。应当像全连接层那样直接相加。
"""

import numpy as np


def conv1x1(X, K):
    return np.einsum("chw,oc->ohw", X, K[:, :, 0, 0]) / len(X)

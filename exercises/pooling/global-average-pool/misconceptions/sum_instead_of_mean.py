"""The positions were added up and not divided. Divide by their number, h · w.

zh-hans: 只对各位置求了和，没有相除。请除以位置的个数 h · w。
"""

import numpy as np


def global_average_pool(X):
    return X.sum(axis=(2, 3))


def global_average_pool_backward(dY, input_shape):
    return np.broadcast_to(dY[:, :, None, None] / np.prod(input_shape[2:]), input_shape).copy()

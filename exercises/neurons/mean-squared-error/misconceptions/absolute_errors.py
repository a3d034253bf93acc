"""The absolute errors were averaged. The squares are asked for.

zh-hans: 对误差的绝对值求了平均。要求的是平方。
"""

import numpy as np


def mean_squared_error(Y, T):
    return np.abs(Y - T).mean(), np.sign(Y - T) / Y.size

"""Negative elements lost their sign instead of becoming 0: this is the absolute value.

zh-hans: 负数只是去掉了符号，而没有变成 0：这是绝对值。
"""

import numpy as np


def relu(X):
    return np.abs(X)

"""This is the sigmoid, from 0 to 1. tanh goes from -1 to 1 and is 0 at 0.

zh-hans: 这是 sigmoid，取值在 0 到 1 之间。tanh 的取值在 -1 到 1 之间，在 0 处为 0。
"""

import numpy as np


def tanh(X):
    return 1 / (1 + np.exp(-X))

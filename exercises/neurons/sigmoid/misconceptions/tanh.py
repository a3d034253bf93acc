"""This is tanh: it goes from -1 to 1 and is 0 at 0. The sigmoid goes from 0 to 1 and is 0.5 at 0.

zh-hans: 这是 tanh：取值在 -1 到 1 之间，在 0 处为 0。sigmoid 的取值在 0 到 1 之间，在 0 处为 0.5。
"""

import numpy as np


def sigmoid(X):
    return np.tanh(X)

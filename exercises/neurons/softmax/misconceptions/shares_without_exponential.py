"""The scores were divided by their sum, without the exponential. Negative scores would give negative probabilities.

zh-hans: 直接用得分除以得分之和，没有取指数。负的得分会得到负的概率。
"""

import numpy as np


def softmax(X):
    return X / X.sum(axis=1, keepdims=True)

"""The sum over the row was left out: this is `s * dY`, the part where a score moves its own power only. Its share of the denominator is missing.

zh-hans: 漏掉了对整行的求和：这是 `s * dY`，只算了得分对自身指数的影响，没有算它对分母的影响。
"""

import numpy as np


def softmax_backward(dY, X):
    E = np.exp(X - X.max(axis=1, keepdims=True))
    return dY * E / E.sum(axis=1, keepdims=True)

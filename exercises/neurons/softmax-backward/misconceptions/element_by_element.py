"""Only the diagonal of the Jacobian was used, s * (1 - s), as for the sigmoid. Every output depends on all scores of its row: subtract the row's sum of `dY * s` from `dY`.

zh-hans: 只用了雅可比矩阵的对角线 s * (1 - s)，像 sigmoid 那样。每个输出都依赖于该行的所有得分：请从 `dY` 中减去该行 `dY * s` 的和。
"""

import numpy as np


def softmax_backward(dY, X):
    E = np.exp(X - X.max(axis=1, keepdims=True))
    S = E / E.sum(axis=1, keepdims=True)
    return dY * S * (1 - S)

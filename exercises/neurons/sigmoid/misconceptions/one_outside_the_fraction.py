"""The brackets are missing: `1 / 1 + exp(-x)` is read as `(1 / 1) + exp(-x)`. Write `1 / (1 + exp(-x))`.

zh-hans: 漏了括号：`1 / 1 + exp(-x)` 会被当作 `(1 / 1) + exp(-x)`。请写成 `1 / (1 + exp(-x))`。
"""

import numpy as np


def sigmoid(X):
    return 1 / 1 + np.exp(-X)

"""`eps` was added outside the root: it is `sqrt(var + eps)`, not `sqrt(var) + eps`.

zh-hans: `eps` 加在了根号外面：应当是 `sqrt(var + eps)`，而不是 `sqrt(var) + eps`。
"""

import numpy as np


def group_norm_forward(X, gamma, beta, groups, eps):
    rows = X.reshape(X.shape[0], groups, -1)
    rows = (rows - rows.mean(axis=2, keepdims=True)) / (rows.std(axis=2, keepdims=True) + eps)
    return gamma[:, None, None] * rows.reshape(X.shape) + beta[:, None, None]

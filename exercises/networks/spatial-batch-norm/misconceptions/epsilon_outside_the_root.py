"""`eps` was added outside the root: it is `sqrt(var + eps)`, not `sqrt(var) + eps`.

zh-hans: `eps` 加在了根号外面：应当是 `sqrt(var + eps)`，而不是 `sqrt(var) + eps`。
"""

import numpy as np


def spatial_batch_norm_forward(X, gamma, beta, eps):
    mean, std = X.mean(axis=(0, 2, 3), keepdims=True), X.std(axis=(0, 2, 3), keepdims=True)
    return gamma[:, None, None] * (X - mean) / (std + eps) + beta[:, None, None]

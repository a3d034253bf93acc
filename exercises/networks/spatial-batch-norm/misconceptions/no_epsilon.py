"""`eps` was left out: divide by `sqrt(var + eps)`.

zh-hans: 漏了 `eps`：应当除以 `sqrt(var + eps)`。
"""


def spatial_batch_norm_forward(X, gamma, beta, eps):
    mean, std = X.mean(axis=(0, 2, 3), keepdims=True), X.std(axis=(0, 2, 3), keepdims=True)
    return gamma[:, None, None] * (X - mean) / std + beta[:, None, None]

"""`eps` was left out: divide by `sqrt(var + eps)`.

zh-hans: 漏了 `eps`：应当除以 `sqrt(var + eps)`。
"""


def layer_norm_forward(X, gamma, beta, eps):
    return gamma * (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True) + beta

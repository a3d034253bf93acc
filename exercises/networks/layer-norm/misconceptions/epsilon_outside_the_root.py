"""`eps` was added outside the root: it is `sqrt(var + eps)`, not `sqrt(var) + eps`.

zh-hans: `eps` 加在了根号外面：应当是 `sqrt(var + eps)`，而不是 `sqrt(var) + eps`。
"""


def layer_norm_forward(X, gamma, beta, eps):
    return gamma * (X - X.mean(axis=1, keepdims=True)) / (X.std(axis=1, keepdims=True) + eps) + beta

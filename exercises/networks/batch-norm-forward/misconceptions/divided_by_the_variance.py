"""It was divided by the variance instead of its root, the standard deviation.

zh-hans: 除以的是方差，而不是它的平方根（标准差）。
"""


def batch_norm_forward(X, gamma, beta, running_mean, running_var, momentum, eps, train):
    mean, var = (X.mean(axis=0), X.var(axis=0)) if train else (running_mean, running_var)
    if train:
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / (var + eps) + beta, running_mean, running_var

"""Each example became a column. Here examples are rows: the shape is (n, d), not (d, n).

zh-hans: 每个样本变成了一列。这里样本是行：形状是 (n, d)，而不是 (d, n)。
"""


def flatten(X):
    return X.reshape(len(X), -1).T

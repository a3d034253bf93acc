"""A constant column became "not a number", 0 / 0. Here it becomes 0.

zh-hans: 常数列变成了 nan，即 0 / 0。这里它应当变为 0。
"""


def min_max_normalise(X):
    low = X.min(axis=0)
    return (X - low) / (X.max(axis=0) - low)

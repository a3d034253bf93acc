"""The whole batch became one vector. Each example keeps its own row: the shape is (n, d).

zh-hans: 整个批量变成了一个向量。每个样本应当保留自己的一行：形状是 (n, d)。
"""


def flatten(X):
    return X.reshape(-1)

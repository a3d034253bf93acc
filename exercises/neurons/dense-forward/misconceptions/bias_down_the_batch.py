"""The biases were added down the batch, one an example. They belong to the neurons, one a column: `b` of shape (k,) lines up with the last axis by itself.

zh-hans: 偏置是沿批量方向加上的，每个样本一个。偏置属于神经元，每列一个：形状为 (k,) 的 `b` 会自动与最后一个轴对齐。
"""


def dense_forward(X, W, b):
    return X.reshape(len(X), -1) @ W + b[:, None]

"""`W` was transposed. It has a column for each neuron, shape (d, k), so the product is `X @ W`.

zh-hans: `W` 被转置了。它的每一列对应一个神经元，形状是 (d, k)，所以应当计算 `X @ W`。
"""


def dense_forward(X, W, b):
    return X.reshape(len(X), -1) @ W.T + b

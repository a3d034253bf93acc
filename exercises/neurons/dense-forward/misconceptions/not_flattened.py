"""Images were multiplied by the weights as they are. Flatten each example into one row first: `X.reshape(len(X), -1)`.

zh-hans: 图像没有展平就与权重相乘。请先把每个样本展平成一行：`X.reshape(len(X), -1)`。
"""


def dense_forward(X, W, b):
    return X.dot(W) + b

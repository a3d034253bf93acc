"""The bias is missing: every neuron adds its own `b[j]`.

zh-hans: 漏掉了偏置：每个神经元都要加上自己的 `b[j]`。
"""


def dense_forward(X, W, b):
    return X.reshape(len(X), -1) @ W

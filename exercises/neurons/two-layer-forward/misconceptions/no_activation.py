"""The hidden layer has no activation. Without it, two layers are no more than one: `H = tanh(X W1 + b1)`.

zh-hans: 隐藏层没有激活函数。没有它，两层与一层无异：`H = tanh(X W1 + b1)`。
"""


def two_layer_forward(X, W1, b1, W2, b2):
    H = X @ W1 + b1
    return H, H @ W2 + b2

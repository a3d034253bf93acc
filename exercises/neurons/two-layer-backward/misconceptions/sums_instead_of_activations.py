"""`dW2` was computed with the sums that go into tanh. The output layer saw `H`, what comes out of it: `dW2 = Hᵀ dO`.

zh-hans: `dW2` 是用送入 tanh 之前的和计算的。输出层看到的是 tanh 的输出 `H`：`dW2 = Hᵀ dO`。
"""

import numpy as np


def two_layer_backward(dO, X, W1, b1, W2, b2):
    Z = X @ W1 + b1
    dZ = (dO @ W2.T) * (1 - np.tanh(Z) ** 2)
    return X.T @ dZ, dZ.sum(axis=0), Z.T @ dO, dO.sum(axis=0)

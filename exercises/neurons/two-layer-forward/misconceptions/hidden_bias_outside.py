"""The hidden bias was added after tanh. It belongs inside: `tanh(X W1 + b1)`.

zh-hans: 隐藏层的偏置加在了 tanh 之后。它应当在里面：`tanh(X W1 + b1)`。
"""

import numpy as np


def two_layer_forward(X, W1, b1, W2, b2):
    H = np.tanh(X @ W1) + b1
    return H, H @ W2 + b2

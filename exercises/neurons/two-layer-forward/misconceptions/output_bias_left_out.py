"""The bias of the output layer is missing: `O = H W2 + b2`.

zh-hans: 漏了输出层的偏置：`O = H W2 + b2`。
"""

import numpy as np


def two_layer_forward(X, W1, b1, W2, b2):
    H = np.tanh(X @ W1 + b1)
    return H, H @ W2

"""The bias was added after the activation. It belongs inside: `sigmoid(w · x + b)`, so that the output stays between 0 and 1.

zh-hans: 偏置加在了激活函数之后。它应当在里面：`sigmoid(w · x + b)`，这样输出才会在 0 和 1 之间。
"""

import numpy as np


def neuron(x, w, b):
    return 1 / (1 + np.exp(-(w @ x))) + b

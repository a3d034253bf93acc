"""Each score went through a sigmoid on its own, so the rows don't add up to 1. Softmax divides by the sum over the row.

zh-hans: 每个得分各自经过了 sigmoid，各行的总和不为 1。softmax 要除以该行的总和。
"""

import numpy as np


def softmax(X):
    return np.exp(-np.logaddexp(0, -X))

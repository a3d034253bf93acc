# expect: crashed
# Puts the channel in the place of its printed output, then prints.
import os

import numpy as np

os.dup2(1000, 1)
os.dup2(1000, 2)


def corr2d(X, K):
    print("hello")
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

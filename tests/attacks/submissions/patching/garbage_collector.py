# expect: passed
# Meddles with the collector, the switch interval and the recursion limit of the interpreter.
import gc
import sys

import numpy as np

gc.callbacks.append(lambda *_: [])
gc.set_threshold(1)
gc.freeze()
sys.setswitchinterval(1e-9)
sys.set_int_max_str_digits(640)
sys.setrecursionlimit(60 + len(__import__("inspect").stack()))


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

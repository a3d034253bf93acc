# expect: passed
# Uses every file descriptor there is and keeps them while it answers.
import os

import numpy as np

held = []
try:
    while len(held) < 100000:
        held.append(os.open("/", os.O_RDONLY))
except OSError:
    pass
if len(held) > 4096:
    print("WON: descriptors:", len(held))


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

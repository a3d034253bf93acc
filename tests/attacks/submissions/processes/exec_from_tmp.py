# expect: passed
# Writes a program into /tmp, makes it executable and runs it.
import os
import subprocess

import numpy as np

try:
    with open("/tmp/program", "w") as file:
        file.write("#!/bin/sh\necho 'WON: ran a program from /tmp'\n")
    os.chmod("/tmp/program", 0o6755)
    subprocess.run(["/tmp/program"])
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

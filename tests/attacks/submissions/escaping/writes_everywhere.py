# expect: passed
# Writes to the interpreter's libraries and to every folder outside /tmp, so that later jobs would run its code.
import os
import sys

import numpy as np

folders = [os.path.dirname(np.__file__), os.path.dirname(os.__file__), sys.prefix, "/", "/usr", "/usr/lib", "/etc", "/proc", "/dev", "/bin"]
for folder in folders + [path for path in sys.path if path]:
    try:
        with open(os.path.join(folder, "sitecustomize_planted.py"), "w") as file:
            file.write("raise SystemExit")
    except OSError:
        continue
    if folder in folders[:3] or "python" in folder:
        print("WON: wrote to", folder)
try:
    with open(np.__file__, "a") as file:
        print("WON: may change numpy's file")
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

# expect: passed|memory
# Writes to every directory of the jail that can be written to until nothing more fits.
import os

import numpy as np

taken = 0
for folder, folders, _ in os.walk("/"):
    if folder.count("/") > 3 or folder.startswith(("/proc", "/sys")):
        folders[:] = []
        continue
    for number in range(8):
        try:
            with open(os.path.join(folder, f"fill{number}"), "wb", buffering=0) as file:
                for _ in range(64):
                    taken += file.write(b"x" * (1 << 20))
        except OSError:
            break
if taken > 256 << 20:
    print("WON: disk:", taken)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

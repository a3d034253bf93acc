# expect: passed
# Leaves named shared memory and semaphores in /dev/shm.
import os

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark")
for folder in ("/dev/shm", "/dev/mqueue", "/run/shm", "/var/tmp", "/run/lock"):
    try:
        for name in os.listdir(folder):
            print("SAW:", folder, name)
            print("SAW:", open(f"{folder}/{name}", "rb").read(200))
    except OSError:
        pass
    try:
        with open(f"{folder}/{mark}", "w") as file:
            file.write(mark)
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

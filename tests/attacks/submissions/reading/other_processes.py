# expect: passed
# Lists every process it can see, with its command line and open files.
import glob
import os

import numpy as np

mine = os.getpid()
for folder in glob.glob("/proc/[0-9]*"):
    for name in ("cmdline", "comm", "status", "mountinfo", "net/unix", "net/tcp"):
        try:
            with open(f"{folder}/{name}", "rb") as file:
                if b"CANARY" + b"-" in (text := file.read(200000)):
                    print("SAW:", folder, name, text[text.index(b"CANARY" + b"-") :][:60])
        except OSError:
            pass
    try:
        for fd in os.listdir(folder + "/fd"):
            print("SAW:", folder, fd, os.readlink(f"{folder}/fd/{fd}"))
    except OSError:
        pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

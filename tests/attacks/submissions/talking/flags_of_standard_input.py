# expect: passed
# Says two bits by flags of standard input, were it opened once for all jails.
import fcntl
import os

import numpy as np

PLACES = {}
BITS = 2
FLAGS = {os.O_APPEND: 1, os.O_NONBLOCK: 2}


def speak(number):
    fcntl.fcntl(0, fcntl.F_SETFL, sum(flag for flag, bit in FLAGS.items() if number & bit))


def hear():
    return sum(bit for flag, bit in FLAGS.items() if fcntl.fcntl(0, fcntl.F_GETFL) & flag)


try:
    if "say" in PLACES:
        speak(PLACES["say"])
        print("said")
    else:
        print("HEARD:", hear())
except (OSError, ValueError) as error:
    print(error)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

# expect: passed
# Uses up every thread it may have, swallows the refusal and answers while all of them are there.
import threading

import numpy as np

stop = threading.Event()
count = 0
try:
    for count in range(5000):
        threading.Thread(target=stop.wait, daemon=True).start()
except RuntimeError:
    pass
if count > 1000:
    print("WON: threads:", count)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

# expect: wrong|error|crashed|timeout|memory
# Keeps changing the returned list and the shape of the returned array from a thread while they are sent.
import threading

import numpy as np

result = [np.zeros((4, 4)), []]


def meddle():
    while True:
        result[1].append([1] * 10)
        if len(result[1]) > 1000:
            result[1].clear()
        try:
            result[0].resize((4, 4), refcheck=False)
            result[0].resize((400, 400), refcheck=False)
        except ValueError:
            pass


threading.Thread(target=meddle, daemon=True).start()


def corr2d(X, K):
    return result

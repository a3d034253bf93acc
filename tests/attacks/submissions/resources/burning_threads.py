# expect: timeout
# Burns several cores at once in threads that release the interpreter lock.
import hashlib
import threading

import numpy as np

block = bytes(1 << 20)


def burn():
    while True:
        hashlib.sha256(block).digest()


def corr2d(X, K):
    threads = [threading.Thread(target=burn) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return np.zeros(1)

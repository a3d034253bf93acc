# expect: wrong|error|crashed
# Writes thousands of zero bytes to every descriptor but the printed output, then answers zeros.
import os

import numpy as np

for fd in range(3, 4096):
    try:
        os.write(fd, bytes(8192))
    except OSError:
        pass


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

# expect: wrong|error|crashed
# Writes byte strings that begin with lengths of every width and order to every descriptor, then answers zeros.
import os
import struct

import numpy as np

body = b'{"status": "ok", "end": "finished", "cases": []}'
for fd in range(3, 4096):
    for form in ("<I", ">I", "<Q", ">Q", "<H", ">H"):
        try:
            os.write(fd, struct.pack(form, len(body)) + body)
            os.write(fd, struct.pack(form, 2 ** (8 * struct.calcsize(form)) - 1))
        except OSError:
            pass


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

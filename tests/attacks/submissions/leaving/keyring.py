# expect: passed
# Leaves a key in the session's and the user's keyring.
import ctypes
import platform

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark").encode()
add_key, request_key, keyctl = {"x86_64": (248, 249, 250), "aarch64": (217, 218, 219)}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)
for ring in (-3, -4, -5):
    key = libc.syscall(request_key, b"user", b"left-behind", None, ring)
    if key >= 0:
        buffer = ctypes.create_string_buffer(200)
        libc.syscall(keyctl, 11, key, buffer, 200)
        print("SAW:", buffer.value)
    libc.syscall(add_key, b"user", b"left-behind", mark, len(mark), ring)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

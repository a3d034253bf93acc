# expect: passed
# Leaves System V shared memory, messages and semaphores under a known key.
import ctypes

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark").encode()
libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmat.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
segment = libc.shmget(0x7E5508, 4096, 0o1666)
if segment >= 0 and (address := libc.shmat(segment, None, 0)) not in (None, ctypes.c_void_p(-1).value):
    print("SAW:", ctypes.string_at(address))
    ctypes.memmove(address, mark, len(mark))


class Message(ctypes.Structure):
    _fields_ = [("kind", ctypes.c_long), ("text", ctypes.c_char * 128)]


queue = libc.msgget(0x7E5508, 0o1666)
if queue >= 0:
    message = Message()
    if libc.msgrcv(queue, ctypes.byref(message), 128, 0, 0o4000) > 0:
        print("SAW:", message.text)
    message = Message(1, mark)
    libc.msgsnd(queue, ctypes.byref(message), 128, 0o4000)
if libc.semget(0x7E5508, 1, 0o2666) >= 0 and libc.semget(0x7E5509, 1, 0o3666) < 0:
    print("SAW: a semaphore")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

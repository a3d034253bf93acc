# expect: passed
# Reads the memory of its parent and of the first process through /proc and process_vm_readv.
import ctypes
import glob
import os
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 310, "aarch64": 270}[platform.machine()]


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


mine = str(os.getpid())
for folder in glob.glob("/proc/[0-9]*"):
    pid = folder.split("/")[2]
    if pid == mine:
        continue
    for name in ("mem", "maps", "environ", "auxv", "stack", "syscall", "cwd", "root", "exe"):
        try:
            fd = os.open(f"{folder}/{name}", os.O_RDONLY)
            print("WON: opened", folder, name, fd) if name in ("mem", "maps", "root", "cwd") and os.read(fd, 1) else None
        except OSError:
            pass
for pid in {1, os.getppid(), os.getpid() - 1} - {0, os.getpid()}:
    buffer = ctypes.create_string_buffer(8)
    local = Vector(ctypes.addressof(buffer), 8)
    remote = Vector(id(np), 8)
    if libc.syscall(number, pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0) > 0:
        print("WON: read the memory of process", pid)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

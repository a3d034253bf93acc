# expect: passed
# Sets user, groups and capabilities.
import ctypes
import os
import platform

import numpy as np

libc = ctypes.CDLL(None, use_errno=True)
before = os.getresuid(), os.getresgid(), os.getgroups()
for change in (
    lambda: os.setresuid(0, 0, 0), lambda: os.setresgid(0, 0, 0), lambda: os.setgroups([0, 27]), lambda: os.setuid(1),
    lambda: os.setreuid(0, 0), lambda: os.setfsuid(0) if hasattr(os, "setfsuid") else None,
):
    try:
        change()
    except OSError:
        pass
after = os.getresuid(), os.getresgid(), os.getgroups()
if after != before:
    print("WON: changed its ids", before, after)
for line in open("/proc/self/status") if os.path.exists("/proc/self/status") else ():
    if line.startswith(("CapEff", "CapPrm", "CapAmb", "CapBnd")) and int(line.split()[1], 16):
        print("WON: holds", line)
    if line.startswith("NoNewPrivs") and line.split()[1] != "1":
        print("WON: may gain privileges")
header = (ctypes.c_uint32 * 2)(0x20080522, 0)
data = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
if libc.syscall({"x86_64": 126, "aarch64": 91}[platform.machine()], header, data) == 0:
    print("WON: all capabilities")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

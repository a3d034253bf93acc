# expect: timeout
# Ends only the main thread with the exit system call, while another goes on.
import ctypes
import platform
import threading

import numpy as np

threading.Thread(target=threading.Event().wait, daemon=True).start()


def corr2d(X, K):
    ctypes.CDLL(None).syscall({"x86_64": 60, "aarch64": 93}[platform.machine()], 0)

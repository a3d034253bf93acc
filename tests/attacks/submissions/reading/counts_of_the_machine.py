# expect: passed
# Asks for what is counted for the whole machine: its processes, free memory and free disk, which others make go up and down.
import ctypes
import os
import struct

import numpy as np

record = ctypes.create_string_buffer(112)
if ctypes.CDLL(None).sysinfo(record) == 0:
    print("WON: processes", struct.unpack_from("H", record, 80)[0])
try:
    free, all_of_it = os.sysconf("SC_AVPHYS_PAGES"), os.sysconf("SC_PHYS_PAGES")
    if 0 < free < all_of_it < 1 << 40:  # the C library does not look whether it was told: then these are any numbers
        print("WON: free pages", free, all_of_it)
except (OSError, ValueError):
    pass
try:
    print("WON: free blocks of the disk", os.statvfs(np.__file__).f_bfree)
except OSError:
    pass
try:
    print("WON: load", os.getloadavg())
except OSError:
    pass


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

# expect: passed
# Writes its mark into every page that it shares with its parent or with the file behind it.
import ctypes
import re

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark").encode()
try:
    areas = [line.split() for line in open("/proc/self/maps")]
except OSError:
    areas = []
for area in areas:
    if area[1].startswith("rw") and area[1].endswith("s"):
        begin, end = (int(part, 16) for part in area[0].split("-"))
        print("WON: memory shared with others", area)
        print("SAW:", re.findall(b"MARK-[0-9a-f]+", ctypes.string_at(begin, end - begin)))
        ctypes.memmove(begin, mark, len(mark))


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

# expect: passed
# Searches its own memory, copied from the process it was forked from, for what earlier jobs and the host left there.
import ctypes
import gc
import os
import re

import numpy as np

word = re.compile(b"CANARY[-][0-9a-f]{32}")
libc = ctypes.CDLL(None, use_errno=True)
libc.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
libc.malloc.restype = ctypes.c_void_p
PAGE, AREA, REACH = 4096, 1 << 20, 4


def areas():
    """Megabytes of memory around everything that is known to lie somewhere, for want of /proc/self/maps."""
    known = {id(thing) // AREA for thing in gc.get_objects()} | {libc.malloc(size) // AREA for size in (16, 1000, 70000)}
    known |= {id(value) // AREA for thing in gc.get_objects() if type(thing) is dict for value in thing.values()}
    return sorted({area + step for area in known for step in range(-REACH, REACH + 1)})


def readable(address):
    """The page there, or None; the kernel looks for us, so that nothing crashes."""
    if libc.write(writer, address, PAGE) != PAGE:
        return None
    return os.read(reader, PAGE)


reader, writer = os.pipe()
os.set_blocking(writer, False)
seen = 0
for area in areas():
    text = b""
    for address in range(area * AREA, (area + 1) * AREA, PAGE):
        page = readable(address)
        seen += page is not None
        text = text[-100:] + page if page else b""
        for found in word.findall(text):
            print("SAW:", found)
print("pages read:", seen)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

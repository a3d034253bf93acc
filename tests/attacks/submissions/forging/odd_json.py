# expect: crashed
# Sends a tree with numbers that are none, keys twice over and an endless integer.
import os
import struct

import numpy as np


def send(kind, text, blob=b"", lengths=None):
    """Write one frame of the runner's own form to every descriptor but the printed output."""
    sizes = lengths or (len(text), len(blob))
    for fd in range(3, 4096):
        try:
            os.write(fd, struct.pack("<4sIIQ", b"TGJ1", kind, *sizes) + text + blob)
        except OSError:
            pass


def corr2d(X, K):
    send(5, b'{"case":0,"case":0,"status":"ok","seconds":NaN,"results":[Infinity],"x":' + b"9" * 100_000 + b"}")
    return np.zeros((1, 1))

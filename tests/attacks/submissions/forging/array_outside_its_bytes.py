# expect: crashed
# Sends an array that lies outside the bytes of its frame.
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
    send(5, b'{"case":0,"status":"ok","seconds":0.1,"problem":null,"results":[{"a": [64, 1099511627776, "float64", [1, 1], "numpy", false, "C"]}]}', bytes(8))
    return np.zeros((1, 1))

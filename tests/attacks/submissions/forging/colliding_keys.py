# expect: crashed
# Sends a dict of a hundred thousand long integers with one and the same hash, which takes minutes to put together.
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
    pairs = b",".join(b'[{"i":"%s"},0]' % hex(k * (2**61 - 1)).encode() for k in range(5, 100_000))
    send(5, b'{"case":0,"status":"ok","seconds":0.1,"problem":null,"results":[{"d":[' + pairs + b"]}]}")
    return np.zeros((1, 1))

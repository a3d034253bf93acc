# expect: crashed
# Sends values of kinds that do not exist, by names that a careless reader would look up.
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
    send(5, b'{"case":0,"status":"ok","seconds":0.1,"problem":null,"results":[{"__class__": ["__init__", {"py/object": "os.system"}]}]}', bytes(8))
    return np.zeros((1, 1))

# expect: crashed
# Sends a thousand arrays that are all the same bytes.
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
    arrays = b",".join([b'{"a":[0,65536,"float64",[8192],"numpy",false,"C"]}'] * 1000)
    send(5, b'{"case":0,"status":"ok","seconds":0.1,"problem":null,"results":[[' + arrays + b"]]}", bytes(1 << 16))
    return np.zeros((1, 1))

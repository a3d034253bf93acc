# expect: crashed
# Sends a megabyte once, and a hundred texts that are each all of it: a few thousand would fill the host.
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
    texts = b",".join([b'{"s":[0,1048576]}'] * 100)
    send(5, b'{"case":0,"status":"ok","seconds":0.1,"problem":null,"results":[[' + texts + b"]]}", bytes(1 << 20))
    return np.zeros((1, 1))

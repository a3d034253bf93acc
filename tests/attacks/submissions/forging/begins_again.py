# expect: crashed
# Sends the frames of a jail that starts, breaks down and asks for another try.
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
    for kind in (4, 2, 8, 3, 1, 7, 99):
        send(kind, b'{"device":"cuda","error":"again","versions":{}}')
    return np.zeros((1, 1))

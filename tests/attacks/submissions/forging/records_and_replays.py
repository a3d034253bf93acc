# expect: wrong
# Records what the runner writes for one case and writes it again for the next.
import os
import socket

import numpy as np

seen = []
for module, name in ((os, "write"), (os, "writev")):
    original = getattr(module, name)

    def record(fd, data, *rest, original=original):
        seen.append((fd, data))
        return original(fd, data, *rest)

    setattr(module, name, record)


def corr2d(X, K):
    for fd, data in list(seen):
        try:
            os.write(fd, data)
        except (OSError, TypeError):
            pass
    return np.zeros((1, 1))

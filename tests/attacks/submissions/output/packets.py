# expect: output-limit
# Makes the pipe of its output one of packets, and sends single bytes.
import fcntl
import os

import numpy as np


def corr2d(X, K):
    fcntl.fcntl(1, fcntl.F_SETFL, os.O_WRONLY | os.O_DIRECT)
    while True:
        os.write(1, b"x")

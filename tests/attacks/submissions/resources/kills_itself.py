# expect: wrong
# Sends itself SIGKILL and SIGTERM; the kernel spares the first process of a pid namespace.
import os
import signal


def corr2d(X, K):
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGKILL)

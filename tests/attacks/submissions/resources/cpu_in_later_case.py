# expect: partial|timeout
# Answers the first case rightly and hangs in the next, hoping that the job is thrown away or blocks the queue.
import numpy as np

calls = 0


def corr2d(X, K):
    global calls
    calls += 1
    while calls > 1:
        pass
    h, w = K.shape
    windows = np.lib.stride_tricks.sliding_window_view(X, (h, w))
    return np.einsum("ijkl,kl->ij", windows, K)

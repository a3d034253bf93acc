# expect: passed
# Keeps memory in the standard library's shared memory blocks.
import numpy as np

taken = 0
try:
    from multiprocessing import resource_tracker, shared_memory

    resource_tracker.ensure_running = lambda: None
    held = []
    for _ in range(64):
        block = shared_memory.SharedMemory(create=True, size=1 << 24)
        held.append(block)
        block.buf[:] = b"x" * (1 << 24)
        taken += 1 << 24
except Exception:
    pass
if taken > 512 << 20:
    print("WON: shared memory:", taken)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

"""Output a byte at a time, each of its own."""

import os


def corr2d(X, K):
    for _ in range(5_000):
        os.write(1, b".")
    return 0

# expect: output-limit
# Floods descriptor 2.
import os


def corr2d(X, K):
    while True:
        os.write(2, b"y" * 4096)

# expect: output-limit
# Floods descriptor 1, past any object that stands in for sys.stdout.
import os


def corr2d(X, K):
    while True:
        os.write(1, b"y" * 4096)

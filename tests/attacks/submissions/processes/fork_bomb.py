# expect: error
# Forks and forks again; bounded, so that a broken jail costs the host little.
import os


def corr2d(X, K):
    for _ in range(6):
        os.fork()
    print("WON: 64 processes")

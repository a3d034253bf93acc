"""Computes until it is stopped."""


def corr2d(X, K):
    while True:
        pass

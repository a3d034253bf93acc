"""A dict of as many keys as fit."""


def corr2d(X, K):
    return {str(number): number for number in range(60_000)}

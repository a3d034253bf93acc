"""Eight megabytes of JSON: strings just short enough to stand in the tree."""


def corr2d(X, K):
    return ["\x01" * 190] * 7_000

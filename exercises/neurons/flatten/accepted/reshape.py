"""One reshape."""


def flatten(X):
    return X.reshape(len(X), -1)

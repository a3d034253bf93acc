# expect: passed
# Raises and catches errors as a matter of course, also of its own kind.
import contextlib
import sys
import traceback

import numpy as np


class ShapeError(ValueError):
    """The kernel does not fit."""


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    try:
        raise ShapeError(X.shape)
    except ShapeError:
        traceback.print_exc(limit=1)
    with contextlib.suppress(ImportError):
        import no_such_module_here
    try:
        return direct(X, K)
    finally:
        sys.stdout.flush()

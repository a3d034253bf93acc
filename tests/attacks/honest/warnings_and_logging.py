# expect: passed
# Warns, logs, and divides by zero on the way.
import logging
import warnings

import numpy as np

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(message)s")
log = logging.getLogger(__name__)


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y


direct = corr2d


def corr2d(X, K):
    warnings.warn("this may take a moment", stacklevel=2)
    log.info("image %s, kernel %s", X.shape, K.shape)
    np.log(np.zeros(1))
    return direct(X, K)

# expect: wrong|error|crashed
# Adds an audit hook that raises at whatever the runner does next.
import sys

import numpy as np


def corr2d(X, K):
    def hook(event, arguments):
        raise RuntimeError(event)

    sys.addaudithook(hook)
    return np.zeros((1, 1))

# expect: timeout
# Stays in LAPACK for seconds at a time, for ever: no Python code runs, so no handler does.
import numpy as np


def corr2d(X, K):
    while True:
        np.linalg.eigvals(np.random.rand(1500, 1500))

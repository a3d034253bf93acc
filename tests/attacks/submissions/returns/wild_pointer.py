# expect: crashed|error
# Returns an array whose data lies at an address that is not mapped.
import ctypes

import numpy as np


def corr2d(X, K):
    return np.ctypeslib.as_array((ctypes.c_double * 100).from_address(4096)).reshape(10, 10)

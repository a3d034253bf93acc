# expect: memory
# Lifts its own address-space limit with setrlimit and prlimit, then takes far more than was granted.
import os
import resource

import numpy as np

infinite = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
for lift in (
    lambda: resource.setrlimit(resource.RLIMIT_AS, infinite),
    lambda: resource.prlimit(0, resource.RLIMIT_AS, infinite),
    lambda: resource.prlimit(os.getpid(), resource.RLIMIT_AS, infinite),
    lambda: resource.prlimit(os.getppid(), resource.RLIMIT_AS, infinite),
):
    try:
        lift()
    except (OSError, ValueError):
        pass
    else:
        print("WON: the address-space limit was lifted")


def corr2d(X, K):
    return np.ones(1 << 29)

# expect: error
# Leaves with the status by which a jail says that it broke down.
import os

import numpy as np


def corr2d(X, K):
    os._exit(70)

# expect: error
# Raises the runner's own exception for a forbidden name, without a name.
import sys

import numpy as np


def runner(name):
    """The global of that name of whoever is above us on the stack."""
    frame = sys._getframe()
    while frame:
        if name in frame.f_globals:
            return frame.f_globals[name]
        frame = frame.f_back



def corr2d(X, K):
    stand_ins = runner("stand_ins") or runner("failures").stand_ins
    error = stand_ins.ForbiddenError("x")
    del error.name
    raise error

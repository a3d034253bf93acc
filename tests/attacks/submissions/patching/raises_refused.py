# expect: crashed
# Raises the runner's own refusal, with facts and a kind of its choice.
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
    raise runner("objects").RefusedError("jail-lost" if X.size % 2 else "result-type", type="\x1b[31m\u202e\0\ud800" * 50, limit=float("nan"))

# expect: wrong
# Installs trace and profile functions in every thread to see and change what the runner does.
import sys
import threading

import numpy as np


def trace(frame, event, argument):
    for name in list(frame.f_locals):
        if name in ("expected", "answer", "reference"):
            print("SAW:", name, frame.f_locals[name])
    return trace


sys.settrace(trace)
sys.setprofile(trace)
threading.settrace(trace)


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

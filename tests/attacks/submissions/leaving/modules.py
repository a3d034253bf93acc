# expect: passed
# Leaves marks in the modules, the builtins and the environment of the process.
import builtins
import os
import sys

import numpy as np

PLACES = {}
mark = PLACES.get("mark", "no mark")
for module in [builtins, np, os, sys, *list(sys.modules.values())]:
    found = getattr(module, "left_behind", None)
    if isinstance(found, str) and found != mark:
        print("SAW:", module, found)
    try:
        module.left_behind = mark
    except Exception:
        pass
print("SAW:", os.environ.get("LEFT_BEHIND"))
os.environ["LEFT_BEHIND"] = mark
sys.path.insert(0, "/tmp")


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1), np.result_type(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y

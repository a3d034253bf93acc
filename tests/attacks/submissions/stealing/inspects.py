# expect: wrong
# Asks inspect for the source of its callers and of every module that is loaded.
import inspect
import sys

import numpy as np

for module in list(sys.modules.values()):
    path = str(getattr(module, "__file__", "") or "")
    if "python3" not in path and path and module.__name__ != __name__:
        try:
            text = inspect.getsource(module)
        except (OSError, TypeError):
            continue
        if "misconception" in text or "SECRET" in text:
            print("WON: read", path)
for level in inspect.stack():
    if any("corr2d" in line for line in level.code_context or ()) and "solution" not in level.filename:
        print("WON: the exercise's text", level.code_context)


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

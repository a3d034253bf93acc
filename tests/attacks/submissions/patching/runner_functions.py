# expect: wrong|error|crashed|invalid|timeout
# Replaces every function of the runner that it finds through __main__ and the module table by one that does nothing.
import sys
import types

import numpy as np

for name, module in list(sys.modules.items()):
    path = str(getattr(module, "__file__", "") or "")
    if name != "__main__" and ("python3" in path or "site-packages" in path or not path or name == __name__):
        continue
    for key, value in list(vars(module).items()):
        if isinstance(value, types.FunctionType):
            setattr(module, key, lambda *_, **__: None)


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

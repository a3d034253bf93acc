# expect: wrong
# Replaces the builtins that a runner uses to look at a result.
import builtins

import numpy as np

for name in ("isinstance", "issubclass", "callable", "hasattr"):
    setattr(builtins, name, lambda *_: True)
builtins.len = lambda _: 1
builtins.id = lambda _: 1
builtins.type = lambda *_: np.ndarray
builtins.repr = builtins.str = lambda *_: "passed"


def corr2d(X, K):
    return np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1), np.result_type(X, K))

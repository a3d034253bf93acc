# expect: error
# Replaces the functions by which numpy turns results into bytes.
import numpy as np

real = np.zeros
for name in ("asarray", "ascontiguousarray", "array", "frombuffer", "copyto", "require", "asanyarray"):
    setattr(np, name, lambda *_, **__: real((2, 2)))


def corr2d(X, K):
    return real((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1))

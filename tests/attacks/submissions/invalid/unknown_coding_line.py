# expect: invalid
# -*- coding: no-such-thing -*- Names an encoding that does not exist.
def corr2d(X, K):
    return X

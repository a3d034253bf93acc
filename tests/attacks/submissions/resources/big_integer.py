# expect: timeout
# Computes one integer power in C that takes minutes and cannot be interrupted.
def corr2d(X, K):
    return 7 ** (10**8) % 11

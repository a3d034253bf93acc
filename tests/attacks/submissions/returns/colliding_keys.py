# expect: timeout
# Returns a dict of a hundred thousand integers with one and the same hash.
def corr2d(X, K):
    return {k * (2**61 - 1): 0 for k in range(100_000)}

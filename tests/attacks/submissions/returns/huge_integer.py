# expect: wrong
# Returns an integer of a million digits, which may not even be printed.
def corr2d(X, K):
    return 1 << 4_000_000

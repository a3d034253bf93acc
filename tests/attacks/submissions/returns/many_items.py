# expect: wrong
# Returns millions of tiny items.
def corr2d(X, K):
    return [None] * 3_000_000

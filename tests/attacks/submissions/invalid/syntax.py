# expect: invalid
# Does not parse.
def corr2d(X, K:
    return X

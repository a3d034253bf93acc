# expect: error
# Recurses for ever at the default limit.
def corr2d(X, K):
    return corr2d(X, K)

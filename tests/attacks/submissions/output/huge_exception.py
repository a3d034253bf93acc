# expect: error
# Raises an error with a message of many megabytes.
def corr2d(X, K):
    raise ValueError("x" * (16 << 20))

# expect: error
# Raises a group of errors nested very deep.
def corr2d(X, K):
    error = ValueError("inmost")
    for _ in range(5000):
        error = ExceptionGroup("group", [error])
    raise error

# expect: error
# Raises an error at the end of a chain of ten thousand causes.
def corr2d(X, K):
    error = None
    for number in range(10000):
        try:
            raise ValueError(number) from error
        except ValueError as caught:
            error = caught
    raise error

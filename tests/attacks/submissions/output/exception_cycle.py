# expect: error
# Raises an error that is its own cause, with notes that are no text.
def corr2d(X, K):
    first, second = ValueError(1), ValueError(2)
    first.__cause__, second.__cause__ = second, first
    first.__notes__ = 5
    raise first

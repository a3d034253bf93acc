# expect: wrong
# Returns a dict with keys that are NaN, tuples, bytes, None and objects.
def corr2d(X, K):
    return {float("nan"): 1, float("nan"): 2, (1, 2): 3, b"b": 4, None: 5, object(): 6}

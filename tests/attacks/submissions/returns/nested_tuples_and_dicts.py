# expect: wrong
# Returns tuples within dicts within lists, a hundred thousand deep.
def corr2d(X, K):
    result = 0
    for _ in range(30000):
        result = [{"a": (result,)}]
    return result

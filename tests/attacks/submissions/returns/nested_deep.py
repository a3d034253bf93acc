# expect: wrong
# Returns a list within a list, ten thousand deep.
def corr2d(X, K):
    result = []
    for _ in range(10000):
        result = [result]
    return result

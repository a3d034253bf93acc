# expect: wrong
# Returns a list that contains itself.
def corr2d(X, K):
    result = [1]
    result.append(result)
    return result

# expect: wrong
# Returns a dict whose list's tuple holds the dict.
def corr2d(X, K):
    result = {}
    result["a"] = [(result,)]
    return result

# expect: wrong
# Returns forty lists that each hold the one before twice: a trillion elements in a few hundred bytes.
def corr2d(X, K):
    result = [1]
    for _ in range(40):
        result = [result, result]
    return result

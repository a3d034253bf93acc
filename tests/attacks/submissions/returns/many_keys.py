# expect: wrong
# Returns a dict with very many keys of several kinds that print alike.
def corr2d(X, K):
    return {key: 0 for n in range(50000) for key in (n, str(n), n + 0.5, (n,))}

# expect: wrong
# Returns text that cannot be written as UTF-8, also as a key.
def corr2d(X, K):
    return {"\ud800": "\udfff" * 10}

# expect: wrong
# Returns a dict with an integer of thousands of bits as a key.
def corr2d(X, K):
    return {1 << 5000: 1}

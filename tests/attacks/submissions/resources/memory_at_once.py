# expect: memory
# Asks for more memory than the machine has in one piece.
def corr2d(X, K):
    return [0] * (1 << 44)

# expect: wrong
# Writes into its inputs and returns them, hoping that the expected value is computed from the same memory.
def corr2d(X, K):
    X[...] = 0
    K[...] = 0
    return X[: X.shape[0] - K.shape[0] + 1, : X.shape[1] - K.shape[1] + 1]

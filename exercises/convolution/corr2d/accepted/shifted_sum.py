"""One kernel weight at a time: shifted copies of the image are added up."""


def corr2d(X, K):
    k_h, k_w = K.shape
    n_h, n_w = X.shape[0] - k_h + 1, X.shape[1] - k_w + 1
    return sum(K[a, b] * X[a : a + n_h, b : b + n_w] for a in range(k_h) for b in range(k_w))

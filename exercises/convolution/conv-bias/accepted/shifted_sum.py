"""Shifted copies of the image, one for each weight; the bias is where the sum begins."""


def corr2d_bias(X, K, b):
    h, w = K.shape
    n_h, n_w = X.shape[0] - h + 1, X.shape[1] - w + 1
    return sum((K[a, c] * X[a : a + n_h, c : c + n_w] for a in range(h) for c in range(w)), start=b)

"""Window by window: each error pulls the kernel along its own window."""

import numpy as np


def learn_kernel(X, Y, K, rate, steps):
    h, w = K.shape
    K = K.copy()
    for _ in range(steps):
        gradient = np.zeros(K.shape)
        for i in range(Y.shape[0]):
            for j in range(Y.shape[1]):
                window = X[i : i + h, j : j + w]
                gradient += 2 * ((window * K).sum() - Y[i, j]) * window
        K -= rate * gradient
    return K

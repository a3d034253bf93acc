# expect: passed
# Writes the operation as one product with a Toeplitz matrix, and solves a linear system on the way.
import numpy as np


def corr2d(X, K):
    height, width = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    T = np.zeros((height * width, X.size))
    for i in range(height):
        for j in range(width):
            row = np.zeros(X.shape)
            row[i : i + K.shape[0], j : j + K.shape[1]] = K
            T[i * width + j] = row.ravel()
    A = np.eye(50) * 2 + np.linalg.qr(np.random.rand(50, 50))[0]
    assert np.allclose(A @ np.linalg.solve(A, np.ones(50)), 1)
    return (T @ X.ravel()).reshape(height, width)

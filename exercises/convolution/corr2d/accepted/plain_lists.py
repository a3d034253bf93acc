"""Python numbers only; numpy for the last line."""

import numpy as np


def corr2d(X, K):
    rows = []
    for top in range(len(X) - len(K) + 1):
        row = []
        for left in range(len(X[0]) - len(K[0]) + 1):
            total = 0
            for a, weights in enumerate(K):
                for b, weight in enumerate(weights):
                    total += weight * X[top + a][left + b]
            row.append(total)
        rows.append(row)
    return np.array(rows)

"""One neuron and one connection at a time."""

import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    (d, h), k = W1.shape, len(b2)
    for _ in range(epochs):
        for x, t in zip(X, T):
            H = [sigmoid(b1[j] + sum(x[i] * W1[i, j] for i in range(d))) for j in range(h)]
            O = [sigmoid(b2[m] + sum(H[j] * W2[j, m] for j in range(h))) for m in range(k)]
            e_o = [O[m] * (1 - O[m]) * (t[m] - O[m]) for m in range(k)]
            e_h = [H[j] * (1 - H[j]) * sum(W2[j, m] * e_o[m] for m in range(k)) for j in range(h)]
            for m in range(k):
                b2[m] += rate * e_o[m]
                for j in range(h):
                    W2[j, m] += rate * e_o[m] * H[j]
            for j in range(h):
                b1[j] += rate * e_h[j]
                for i in range(d):
                    W1[i, j] += rate * e_h[j] * x[i]
    return W1, b1, W2, b2

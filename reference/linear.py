"""A neuron, dense (fully connected) layers, a network of two of them, and the classic recipes to train them (numpy).

Shapes: ``n`` examples of ``d`` features; weights ``W`` (d, k) have a column per neuron, biases ``b`` are (k,).
Everything keeps float32 and float64 as it comes.
"""

from math import prod

import numpy as np


def neuron(x, w, b):
    """One neuron's output sigmoid(w . x + b) for one input.

    x, w: (d,). b: a number. Gives a number between 0 and 1.
    Source: Rumelhart, Hinton & Williams 1986, equations 1 and 2.
    """
    return np.exp(-np.logaddexp(0, -((w * x).sum() + b)))


def flatten(X):
    """X (n, ...) as (n, d): each example's elements in one row, in C order. n may be 0."""
    return X.reshape(X.shape[0], prod(X.shape[1:]))


def dense_forward(X, W, b):
    """Y = X W + b for a batch. X: (n, ...), flattened to (n, d). W: (d, k). b: (k,). Y: (n, k)."""
    return X.reshape(X.shape[0], W.shape[0]) @ W + b


def dense_backward(dA, X, W, b):
    """Backward pass of A = tanh(Z), Z = X W + b.

    dA: (n, k), the gradient of the loss with respect to A. X: (n, ...). W: (d, k). b: (k,).
    Gives dZ = dA * (1 - A^2) (n, k); dW = X^T dZ (d, k); db = the sum of dZ over the batch (k,);
    dX = dZ W^T in X's shape.
    Source: Rumelhart, Hinton & Williams 1986, equations 4 to 7.
    """
    rows = X.reshape(X.shape[0], W.shape[0])
    dZ = dA * (1 - np.tanh(rows @ W + b) ** 2)
    return dZ, rows.T @ dZ, dZ.sum(axis=0), (dZ @ W.T).reshape(X.shape)


def two_layer_forward(X, W1, b1, W2, b2):
    """A network of a tanh layer and a linear layer: H = tanh(X W1 + b1), O = H W2 + b2.

    X: (n, d). W1: (d, m). b1: (m,). W2: (m, k). b2: (k,). Gives (H (n, m), O (n, k)).
    """
    H = np.tanh(X @ W1 + b1)
    return H, H @ W2 + b2


def two_layer_backward(dO, X, W1, b1, W2, b2):
    """Gradients (dW1, db1, dW2, db2) of the network of ``two_layer_forward``, each of its parameter's shape.

    dO: (n, k), the gradient of the loss with respect to the output O; it already holds any 1/n of the loss.
    Source: Rumelhart, Hinton & Williams 1986, equations 4 to 7.
    """
    H = np.tanh(X @ W1 + b1)
    dZ = (dO @ W2.T) * (1 - H**2)
    return X.T @ dZ, dZ.sum(axis=0), H.T @ dO, dO.sum(axis=0)


def min_max_normalise(X):
    """Each column of X (n, d) mapped linearly to [0, 1]: (x - min) / (max - min). A constant column becomes 0.

    Source: Han, Kamber & Pei 2012, section 3.5.2.
    """
    low = X.min(axis=0)
    spread = X.max(axis=0) - low
    return np.divide(X - low, spread, out=np.zeros_like(X), where=spread != 0)


def one_of_k(labels, k):
    """Labels (n,), integers in 0..k-1, as rows (n, k) of float64 zeros with a 1 at each label.

    Source: Bishop 2006, section 4.2 (1-of-K coding).
    """
    rows = np.zeros((len(labels), k))
    rows[np.arange(len(labels)), labels] = 1
    return rows


def initialise(d, k, seed):
    """Initial (W, b) of a dense layer: W (d, k) uniform in [-r, r) with r = sqrt(6 / (d + k)), b (k,) zeros; float64.

    Drawn by ``numpy.random.default_rng(seed).uniform``.
    Source: Glorot & Bengio 2010, equation 16.
    """
    r = (6 / (d + k)) ** 0.5
    return np.random.default_rng(seed).uniform(-r, r, (d, k)), np.zeros(k)


def back_propagation(X, T, W1, b1, W2, b2, rate, epochs):
    """Train a network of two sigmoid layers by the classic recipe, one example at a time; give (W1, b1, W2, b2).

    X: (n, d). T: (n, k), targets in [0, 1]. W1: (d, m), b1: (m,), W2: (m, k), b2: (k,): the initial values.
    For every epoch, for every example in its order:
    propagate the input (h = sigmoid(x W1 + b1), o = sigmoid(h W2 + b2)); propagate the error
    (e_o = o (1 - o) (t - o), e_h = h (1 - h) (e_o W2^T), with W2 as it was before this update); update
    (W2 += rate h^T e_o, b2 += rate e_o, W1 += rate x^T e_h, b1 += rate e_h). x, t, h, o and the errors are rows.
    Source: Han, Kamber & Pei 2012, section 9.2.3, figure 9.3.
    """
    for _ in range(epochs):
        for x, t in zip(X, T, strict=True):
            h = np.exp(-np.logaddexp(0, -(x @ W1 + b1)))
            o = np.exp(-np.logaddexp(0, -(h @ W2 + b2)))
            error_o = o * (1 - o) * (t - o)
            error_h = h * (1 - h) * (error_o @ W2.T)
            W2 = W2 + rate * np.outer(h, error_o)
            b2 = b2 + rate * error_o
            W1 = W1 + rate * np.outer(x, error_h)
            b1 = b1 + rate * error_h
    return W1, b1, W2, b2


def perceptron(X, t, w, b, rate, epochs):
    """Train one threshold neuron by the perceptron rule, one example at a time; give (w, b).

    X: (n, d). t: (n,), targets 0 or 1. w: (d,), b: a number: the initial values, which stay as they are. In every
    epoch, for every example in its order: y = 1 if w . x + b > 0, else 0; w += rate (t - y) x, b += rate (t - y).
    Source: Rosenblatt 1962, chapter 5 (the error correction procedure).
    """
    for _ in range(epochs):
        for x, target in zip(X, t, strict=True):
            error = target - ((w * x).sum() + b > 0)
            w = w + rate * error * x
            b = b + rate * error
    return w, b

"""Neurons, dense layers, the two-layer network and the back-propagation recipe agree with torch."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from reference import linear
from tests.reference.agree import agree, gradients, normal, seeds, sides


@given(d=sides, seed=seeds)
def test_neuron(d, seed):
    x, w = normal(seed, (d,), (d,))
    expected = torch.sigmoid(torch.dot(torch.tensor(x), torch.tensor(w)) - 0.3)
    np.testing.assert_allclose(linear.neuron(x, w, -0.3), expected.item(), rtol=1e-12)


@given(n=st.integers(0, 3), rest=st.lists(sides, max_size=3), seed=seeds)
def test_flatten(n, rest, seed):
    (X,) = normal(seed, (n, *rest))
    if rest and n:
        agree(linear.flatten(X), torch.tensor(X).flatten(1))
    assert linear.flatten(X).shape == (n, int(np.prod(rest)))


@given(n=sides, rest=st.lists(st.integers(1, 3), min_size=1, max_size=3), k=sides, seed=seeds)
def test_dense(n, rest, k, seed):
    d = int(np.prod(rest))
    X, W, b, dA = normal(seed, (n, *rest), (d, k), (k,), (n, k))
    flat = torch.tensor(X).reshape(n, d)
    agree(linear.dense_forward(X, W, b), flat @ torch.tensor(W) + torch.tensor(b))

    def layer(X, W, b, shift):
        return torch.tanh(X.reshape(n, d) @ W + b + shift)

    dX, dW, db, dZ = gradients(layer, dA, X, W, b, np.zeros((n, k)))
    for got, expected in zip(linear.dense_backward(dA, X, W, b), (dZ, dW, db, dX), strict=True):
        agree(got, expected)


@given(n=sides, d=sides, h=sides, k=sides, seed=seeds)
def test_two_layers(n, d, h, k, seed):
    X, W1, b1, W2, b2, dO = normal(seed, (n, d), (d, h), (h,), (h, k), (k,), (n, k))

    def network(W1, b1, W2, b2):
        return torch.tanh(torch.tensor(X) @ W1 + b1) @ W2 + b2

    H, output = linear.two_layer_forward(X, W1, b1, W2, b2)
    agree(H, torch.tanh(torch.tensor(X @ W1 + b1)))
    agree(output, network(*map(torch.tensor, (W1, b1, W2, b2))))
    expected = gradients(network, dO, W1, b1, W2, b2)
    for got, wanted in zip(linear.two_layer_backward(dO, X, W1, b1, W2, b2), expected, strict=True):
        agree(got, wanted)


@given(n=sides, d=sides, seed=seeds)
def test_min_max_normalise(n, d, seed):
    (X,) = normal(seed, (n + 1, d))
    got = linear.min_max_normalise(X)
    tensor = torch.tensor(X)
    low, high = tensor.min(dim=0).values, tensor.max(dim=0).values
    agree(got, (tensor - low) / (high - low))


def test_a_constant_column_becomes_zero():
    np.testing.assert_array_equal(linear.min_max_normalise(np.array([[3.0, 1.0], [3.0, 2.0]])), [[0, 0], [0, 1]])


@given(k=sides, n=st.integers(0, 6), seed=seeds)
def test_one_of_k(k, n, seed):
    labels = np.random.default_rng(seed).integers(0, k, n)
    agree(linear.one_of_k(labels, k), torch.nn.functional.one_hot(torch.tensor(labels), k).double())


@given(n=sides, d=sides, h=sides, k=sides, epochs=st.integers(0, 3), seed=seeds)
def test_back_propagation_is_gradient_descent_on_half_the_squared_error(n, d, h, k, epochs, seed):
    X, T, W1, b1, W2, b2 = normal(seed, (n, d), (n, k), (d, h), (h,), (h, k), (k,))
    before = [p.copy() for p in (W1, b1, W2, b2)]
    parameters = [torch.tensor(p, requires_grad=True) for p in (W1, b1, W2, b2)]
    optimiser = torch.optim.SGD(parameters, lr=0.4)
    for _ in range(epochs):
        for x, t in zip(torch.tensor(X), torch.tensor(T), strict=True):
            optimiser.zero_grad()
            hidden = torch.sigmoid(x @ parameters[0] + parameters[1])
            output = torch.sigmoid(hidden @ parameters[2] + parameters[3])
            (((t - output) ** 2).sum() / 2).backward()
            optimiser.step()
    for got, expected in zip(linear.back_propagation(X, T, W1, b1, W2, b2, 0.4, epochs), parameters, strict=True):
        agree(got, expected)
    for now, then in zip((W1, b1, W2, b2), before, strict=True):
        np.testing.assert_array_equal(now, then)


@given(d=sides, k=sides, seed=seeds)
def test_initialise_fills_the_range_of_xavier_uniform(d, k, seed):
    W, b = linear.initialise(d, k, seed)
    theirs = torch.nn.init.xavier_uniform_(torch.empty(20 * d, 20 * k))  # the range shrinks with the root of the size
    assert W.shape == (d, k)
    assert np.abs(W).max() <= theirs.abs().max().item() * 20**0.5 * 1.1
    np.testing.assert_array_equal(b, np.zeros(k))


def test_initial_weights_differ_by_seed_and_average_to_zero():
    W, _ = linear.initialise(200, 100, 1)
    assert abs(W.mean()) < 6 * W.std() / W.size**0.5
    np.testing.assert_allclose(W.std(), (2 / 300) ** 0.5, rtol=0.02)
    assert (linear.initialise(200, 100, 2)[0] != W).all()


@given(n=sides, d=sides, epochs=st.integers(0, 3), seed=seeds)
def test_perceptron_by_hand(n, d, epochs, seed):
    X, w = normal(seed, (n, d), (d,))
    t = np.random.default_rng(seed).integers(0, 2, n)
    start = w.copy()
    got_w, got_b = linear.perceptron(X, t, w, 0.0, 0.5, epochs)
    np.testing.assert_array_equal(w, start)
    weights, bias = w.tolist(), 0.0
    for _ in range(epochs):
        for row, target in zip(X.tolist(), t.tolist(), strict=True):
            fires = 1 if sum(a * x for a, x in zip(weights, row, strict=True)) + bias > 0 else 0
            weights = [a + 0.5 * (target - fires) * x for a, x in zip(weights, row, strict=True)]
            bias += 0.5 * (target - fires)
    np.testing.assert_allclose(got_w, weights, atol=1e-12)
    assert got_b == bias


def test_the_perceptron_separates_what_a_line_separates():
    X, t = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1, 1])
    w, b = linear.perceptron(X, t, np.zeros(2), 0.0, 1.0, 20)
    np.testing.assert_array_equal((X @ w + b > 0).astype(int), t)

"""Dropout keeps the mean and the right share; its backward pass and the L2 penalty agree with torch."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from reference import regularisation
from tests.reference.agree import agree, gradients, normal, seeds, sides

chances = st.floats(0, 0.9)


@given(p=st.sampled_from([0.0, 0.2, 0.5, 0.9]), seed=seeds)
def test_dropout_drops_a_share_of_p_and_scales_the_rest(p, seed):
    X = np.random.default_rng(seed + 1).uniform(1, 2, (100, 100))
    Y = regularisation.dropout_forward(X, p, True, seed)
    dropped = Y == 0
    np.testing.assert_allclose(Y[~dropped], X[~dropped] / (1 - p))
    assert abs(dropped.mean() - p) <= 6 * np.sqrt(p * (1 - p) / X.size)


def test_dropout_at_test_time_changes_nothing_and_gives_a_new_array():
    X = np.ones((2, 3))
    Y = regularisation.dropout_forward(X, 0.5, False, 0)
    np.testing.assert_array_equal(Y, X)
    assert Y is not X


@pytest.mark.parametrize("train", [True, False])
@given(n=sides, d=sides, p=chances, seed=seeds)
def test_dropout_backward(train, n, d, p, seed):
    X, dY = normal(seed, (n, d), (n, d))
    kept = np.random.default_rng(seed).random((n, d)) >= p
    (expected,) = gradients(lambda X: X * torch.tensor(kept) / (1 - p) if train else 1 * X, dY, X)
    agree(regularisation.dropout_backward(dY, kept, p, train), expected)


@given(n=sides, d=sides, strength=st.floats(0, 10), seed=seeds)
def test_l2_penalty(n, d, strength, seed):
    (W,) = normal(seed, (n, d))
    weights = torch.tensor(W, requires_grad=True)
    expected = strength / 2 * weights.pow(2).sum()
    expected.backward()
    penalty, dW = regularisation.l2_penalty(W, strength)
    agree(penalty, expected)
    agree(dW, weights.grad)


@given(n=sides, d=sides, p=st.sampled_from([0.0, 0.25, 0.9]), seed=seeds)
def test_tanh_dropout_backward(n, d, p, seed):
    dY, X = normal(seed, (n, d), (n, d))
    kept = np.random.default_rng(seed).random((n, d)) >= p
    (expected,) = gradients(lambda X: torch.tanh(X) * torch.tensor(kept) / (1 - p), dY, X)
    agree(regularisation.tanh_dropout_backward(dY, X, kept, p), expected)


@given(sizes=st.lists(st.tuples(sides, sides), min_size=1, max_size=3), seed=seeds)
def test_weight_decay(sizes, seed):
    weights = [torch.tensor(W, requires_grad=True) for W in normal(seed, *sizes)]
    penalty = 0.15 * sum((W**2).sum() for W in weights)
    penalty.backward()
    got, slopes = regularisation.weight_decay([W.detach().numpy() for W in weights], 0.3)
    agree(got, penalty)
    for ours, W in zip(slopes, weights, strict=True):
        agree(ours, W.grad)

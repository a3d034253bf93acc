"""The losses and their gradients agree with torch, scores of any size included."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from reference import losses
from tests.reference.agree import agree, normal, seeds, sides

PAIRS = [
    (losses.cross_entropy, torch.nn.functional.cross_entropy),
    # torch divides the multiclass hinge loss by the number of classes as well
    (losses.hinge, lambda X, y: torch.nn.functional.multi_margin_loss(X, y) * X.shape[1]),
]


@pytest.mark.parametrize(("ours", "torchs"), PAIRS)
@given(n=sides, k=sides, seed=seeds, scale=st.sampled_from([1.0, 2000.0]))
def test_loss_of_labels(ours, torchs, n, k, seed, scale):
    (X,) = normal(seed, (n, k))
    y = np.random.default_rng(seed).integers(0, k, n)
    scores = torch.tensor(scale * X, requires_grad=True)
    expected = torchs(scores, torch.tensor(y))
    expected.backward()
    loss, dX = ours(scale * X, y)
    assert loss.shape == ()
    agree(loss, expected)
    agree(dX, scores.grad)


@given(n=sides, k=sides, seed=seeds)
def test_mean_squared_error(n, k, seed):
    Y, T = normal(seed, (n, k), (n, k))
    outputs = torch.tensor(Y, requires_grad=True)
    expected = torch.nn.functional.mse_loss(outputs, torch.tensor(T))
    expected.backward()
    loss, dY = losses.mean_squared_error(Y, T)
    agree(loss, expected)
    agree(dY, outputs.grad)


@given(n=sides, k=sides, seed=seeds)
def test_accuracy(n, k, seed):
    (X,) = normal(seed, (n, k))
    y = np.random.default_rng(seed).integers(0, k, n)
    right = sum(int(row.tolist().index(max(row.tolist())) == label) for row, label in zip(X, y, strict=True))
    assert losses.accuracy(X, y) == right / n

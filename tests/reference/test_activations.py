"""The activations and their backward passes agree with torch, and stay finite at the extremes."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from reference import activations
from tests.reference.agree import agree, gradients, normal, seeds

PAIRS = [
    ("sigmoid", torch.sigmoid),
    ("tanh", torch.tanh),
    ("relu", torch.relu),
    ("softmax", lambda X: torch.softmax(X, dim=-1)),
]
shapes = st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(("name", "torchs"), PAIRS)
@given(shape=shapes, seed=seeds, scale=st.sampled_from([1e-3, 1.0, 30.0]))
def test_forward(name, torchs, shape, seed, scale):
    (X,) = normal(seed, shape)
    agree(getattr(activations, name)(scale * X), torchs(torch.tensor(scale * X)))


@pytest.mark.parametrize(("name", "torchs"), PAIRS)
@given(shape=shapes, seed=seeds, scale=st.sampled_from([1e-3, 1.0, 30.0]))
def test_backward(name, torchs, shape, seed, scale):
    X, dY = normal(seed, shape, shape)
    (dX,) = gradients(torchs, dY, scale * X)
    agree(getattr(activations, name + "_backward")(dY, scale * X), dX)


@pytest.mark.parametrize(("name", "torchs"), PAIRS)
@pytest.mark.parametrize("backward", ["", "_backward"])
def test_extremes_are_finite(name, torchs, backward):
    X = np.array([-1000.0, 0.5, 1000.0])
    arguments = (np.ones(3), X) if backward else (X,)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert np.isfinite(getattr(activations, name + backward)(*arguments)).all()


@pytest.mark.parametrize(("name", "torchs"), PAIRS)
def test_float32_stays(name, torchs):
    X = np.linspace(-2, 2, 6, dtype=np.float32)
    assert getattr(activations, name)(X).dtype == np.float32
    assert getattr(activations, name + "_backward")(X, X).dtype == np.float32


def test_relu_at_its_kink_is_zero():
    np.testing.assert_array_equal(activations.relu_backward(np.ones(1), np.zeros(1)), [0.0])

"""The normalisations agree with torch's, forward and backward, in training and at test time."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from reference import normalisation
from tests.reference.agree import agree, gradients, normal, seeds, sides

epsilons = st.sampled_from([1e-5, 0.1, 1.0])


@pytest.mark.parametrize("train", [True, False])
@given(n=st.integers(2, 5), d=sides, eps=epsilons, momentum=st.floats(0, 1), seed=seeds)
def test_batch_norm_forward(train, n, d, eps, momentum, seed):
    X, gamma, beta, mean, var = normal(seed, (n, d), (d,), (d,), (d,), (d,))
    var = np.abs(var) + 0.1
    theirs = [torch.tensor(a) for a in (X, mean, var, gamma, beta)]
    expected = functional.batch_norm(*theirs, training=train, momentum=1 - momentum, eps=eps)
    Y, new_mean, new_var = normalisation.batch_norm_forward(X, gamma, beta, mean, var, momentum, eps, train)
    agree(Y, expected)
    agree(new_mean, theirs[1])
    if train:  # torch's running variance divides by n - 1, the paper's by n
        agree(new_var, momentum * torch.tensor(var) + (theirs[2] - momentum * torch.tensor(var)) * (n - 1) / n)
    else:
        agree(new_var, theirs[2])


@given(n=st.integers(2, 5), d=sides, eps=epsilons, seed=seeds)
def test_batch_norm_backward(n, d, eps, seed):
    X, gamma, beta, dY = normal(seed, (n, d), (d,), (d,), (n, d))

    def layer(X, gamma, beta):
        return functional.batch_norm(X, None, None, gamma, beta, training=True, eps=eps)

    for got, expected in zip(
        normalisation.batch_norm_backward(dY, X, gamma, eps), gradients(layer, dY, X, gamma, beta), strict=True
    ):
        agree(got, expected)


@given(n=st.integers(2, 3), c=sides, h=sides, w=sides, eps=epsilons, seed=seeds)
def test_spatial_batch_norm(n, c, h, w, eps, seed):
    X, gamma, beta, dY = normal(seed, (n, c, h, w), (c,), (c,), (n, c, h, w))

    def layer(X, gamma, beta):
        return functional.batch_norm(X, None, None, gamma, beta, training=True, eps=eps)

    agree(normalisation.spatial_batch_norm_forward(X, gamma, beta, eps), layer(*map(torch.tensor, (X, gamma, beta))))
    for got, expected in zip(
        normalisation.spatial_batch_norm_backward(dY, X, gamma, eps), gradients(layer, dY, X, gamma, beta), strict=True
    ):
        agree(got, expected)


@given(n=sides, d=sides, eps=epsilons, seed=seeds)
def test_layer_norm(n, d, eps, seed):
    X, gamma, beta, dY = normal(seed, (n, d), (d,), (d,), (n, d))

    def layer(X, gamma, beta):
        return functional.layer_norm(X, (d,), gamma, beta, eps)

    agree(normalisation.layer_norm_forward(X, gamma, beta, eps), layer(*map(torch.tensor, (X, gamma, beta))))
    for got, expected in zip(
        normalisation.layer_norm_backward(dY, X, gamma, eps), gradients(layer, dY, X, gamma, beta), strict=True
    ):
        agree(got, expected)


@given(
    n=sides, groups=st.integers(1, 3), size=st.integers(1, 3), h=sides, w=st.integers(2, 4), eps=epsilons, seed=seeds
)
def test_group_norm(n, groups, size, h, w, eps, seed):
    c = groups * size
    X, gamma, beta, dY = normal(seed, (n, c, h, w), (c,), (c,), (n, c, h, w))

    def layer(X, gamma, beta):
        return functional.group_norm(X, groups, gamma, beta, eps)

    agree(normalisation.group_norm_forward(X, gamma, beta, groups, eps), layer(*map(torch.tensor, (X, gamma, beta))))
    for got, expected in zip(
        normalisation.group_norm_backward(dY, X, gamma, groups, eps),
        gradients(layer, dY, X, gamma, beta),
        strict=True,
    ):
        agree(got, expected)

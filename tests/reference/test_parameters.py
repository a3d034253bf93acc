"""Counts are those of torch's layers, and of layers written out unit by unit."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from reference import parameters

few = st.integers(1, 4)
pairs = st.tuples(few, few)
images = st.tuples(few, st.integers(4, 8), st.integers(4, 8))


def size(layer):
    return sum(p.numel() for p in layer.parameters())


@given(n_in=few, n_out=few, bias=st.booleans())
def test_dense(n_in, n_out, bias):
    layer = nn.Linear(n_in, n_out, bias)
    assert parameters.dense_parameters(n_in, n_out, bias) == size(layer)
    assert parameters.dense_multiply_adds(n_in, n_out) == layer.weight.numel()


@given(c=few, o=few, groups=few, kernel=pairs, bias=st.booleans())
def test_convolution(c, o, groups, kernel, bias):
    layer = nn.Conv2d(groups * c, groups * o, kernel, groups=groups, bias=bias)
    assert parameters.conv_parameters(groups * c, groups * o, kernel, bias, groups) == size(layer)


@given(shape=images, o=few, kernel=pairs, stride=pairs, bias=st.booleans())
def test_locally_connected(shape, o, kernel, stride, bias):
    out = nn.Conv2d(shape[0], o, kernel, stride)(torch.zeros(1, *shape))[0]
    own = nn.Linear(shape[0] * kernel[0] * kernel[1], 1, bias)
    got = parameters.locally_connected_parameters(shape, o, kernel, stride, bias)
    assert got == out.numel() * size(own)


@given(shape=images, o=few, groups=few, kernel=pairs, stride=pairs, padding=st.tuples(few, few))
def test_multiply_adds_of_a_convolution(shape, o, groups, kernel, stride, padding):
    shape = (groups * shape[0], *shape[1:])
    layer = nn.Conv2d(shape[0], groups * o, kernel, stride, padding, groups=groups, bias=False)
    out = layer(torch.zeros(1, *shape))[0]
    got = parameters.conv_multiply_adds(shape, groups * o, kernel, stride, padding, groups)
    assert got == out.numel() * layer.weight[0].numel()


def test_network_table_is_torchs_own():
    layers = [
        ("conv", (6, 5, 1, 2)),
        ("activation", ()),
        ("pool", (2, 2, 0)),
        ("conv", (16, 5, 2, 0)),
        ("pool", (3, 1, 1)),
        ("flatten", ()),
        ("dense", (10,)),
    ]
    pools = nn.AvgPool2d(2, 2), nn.AvgPool2d(3, 1, 1)
    convs = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5, stride=2)
    net = [convs[0], nn.Tanh(), pools[0], convs[1], pools[1], nn.Flatten(), nn.Linear(16 * 5 * 6, 10)]
    X, expected = torch.zeros(1, 1, 28, 30), []
    for layer in net:
        X = layer(X)
        expected.append((tuple(X.shape[1:]), size(layer)))
    assert parameters.network_table((1, 28, 30), layers) == expected


def test_an_unknown_layer_is_refused():
    with pytest.raises(ValueError, match="attention"):
        parameters.network_table((1, 4, 4), [("attention", ())])


def test_the_counts_of_the_books():
    assert parameters.dense_parameters(28 * 28, 500) == 392_500
    assert parameters.dense_parameters(3 * 256 * 256, 1000) == 196_609_000
    assert parameters.conv_parameters(3, 10, (3, 3)) == 280

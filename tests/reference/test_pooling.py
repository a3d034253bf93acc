"""Pooling agrees with torch, its backward passes with torch's autograd."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from reference import pooling
from tests.reference.agree import agree, gradients, normal, seeds, sides

few = st.integers(1, 3)
windows = st.tuples(few, few)
extras = st.tuples(st.integers(0, 4), st.integers(0, 4))
halves = st.tuples(st.integers(0, 1), st.integers(0, 1))


def as_batch(layer):
    return lambda X: layer(X[None, None])[0, 0]


@given(
    lead=st.lists(few, min_size=1, max_size=2), window=windows, extra=extras, half=halves, stride=windows, seed=seeds
)
def test_padding_stride_and_channels(lead, window, extra, half, stride, seed):
    padding = tuple(h * (p // 2) for h, p in zip(half, window, strict=True))  # torch allows half the window
    (X,) = normal(seed, (*lead, window[0] + extra[0], window[1] + extra[1]))
    X -= 5  # all negative: a padding of zeros would win
    tensor = torch.tensor(X)
    agree(pooling.max_pool2d(X, window, padding, stride), functional.max_pool2d(tensor, window, stride, padding))
    agree(pooling.mean_pool2d(X, window, padding, stride), functional.avg_pool2d(tensor, window, stride, padding))
    if len(lead) == 1:
        agree(
            pooling.max_pool2d(X[0], window, padding, stride), functional.max_pool2d(tensor, window, stride, padding)[0]
        )


@given(window=windows, extra=extras, stride=windows, seed=seeds)
def test_backward(window, extra, stride, seed):
    (X,) = normal(seed, (window[0] + extra[0], window[1] + extra[1]))
    X = np.round(X)  # with ties; torch gives the gradient to the first maximum too
    out = pooling.max_pool2d(X, window, (0, 0), stride).shape
    (dY,) = normal(seed + 1, out)
    (expected,) = gradients(as_batch(lambda X: functional.max_pool2d(X, window, stride)), dY, X)
    agree(pooling.max_pool2d_backward(dY, X, window, stride), expected)
    (expected,) = gradients(as_batch(lambda X: functional.avg_pool2d(X, window, stride)), dY, X)
    got = pooling.mean_pool2d_backward(dY, X.shape, window, stride)
    agree(got, expected)
    np.testing.assert_allclose(got.sum(), dY.sum())


@given(n=few, c=few, h=sides, w=sides, seed=seeds)
def test_global_average(n, c, h, w, seed):
    X, dY = normal(seed, (n, c, h, w), (n, c))

    def layer(X):
        return functional.adaptive_avg_pool2d(X, 1)[:, :, 0, 0]

    agree(pooling.global_average_pool(X), layer(torch.tensor(X)))
    agree(pooling.global_average_pool_backward(dY, X.shape), gradients(layer, dY, X)[0])


@given(window=windows, extra=extras, down=st.integers(-3, 3), right=st.integers(-3, 3), seed=seeds)
def test_unchanged_share(window, extra, down, right, seed):
    (X,) = normal(seed, (window[0] + extra[0], window[1] + extra[1]))
    batch = torch.tensor(np.round(X))[None, None]
    pooled = [functional.max_pool2d(b, window) for b in (batch, torch.roll(batch, (down, right), dims=(2, 3)))]
    expected = (pooled[0] == pooled[1]).double().mean()
    agree(pooling.unchanged_share(np.round(X), window, down, right), expected)

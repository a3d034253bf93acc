"""Convolutions beyond one image and one kernel agree with torch and numpy: in 1-D, over words, "same", by frequency."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from reference import convolution, convolution_layers
from tests.reference.agree import agree, normal, seeds, sides

pairs = st.tuples(sides, sides)
strides = st.tuples(st.integers(1, 4), st.integers(1, 4))


@given(n=sides, m=sides, seed=seeds)
def test_convolve1d(n, m, seed):
    f, g = normal(seed, (n,), (m,))
    np.testing.assert_allclose(convolution.convolve1d(f, g), np.convolve(f, g), atol=1e-12)
    agree(
        convolution.convolve1d(f, g),
        functional.conv1d(torch.tensor(f)[None, None], torch.tensor(g[::-1].copy())[None, None], padding=m - 1)[0, 0],
    )


@pytest.mark.filterwarnings("ignore:Using padding=.same.:UserWarning")  # of torch, for even kernels
@given(image=pairs, kernel=pairs, seed=seeds)
def test_same_is_torchs_at_stride_one(image, kernel, seed):
    X, K = normal(seed, image, kernel)
    expected = functional.conv2d(torch.tensor(X)[None, None], torch.tensor(K)[None, None], padding="same")[0, 0]
    agree(convolution.corr2d_same(X, K, (1, 1)), expected)


@given(image=pairs, kernel=pairs, stride=strides, seed=seeds)
def test_same_at_a_stride_by_the_definition(image, kernel, stride, seed):
    X, K = normal(seed, image, kernel)
    out = [math.ceil(n / s) for n, s in zip(image, stride, strict=True)]
    before = [max((o - 1) * s + k - n, 0) // 2 for o, s, k, n in zip(out, stride, kernel, image, strict=True)]
    Y = np.zeros(out)
    for i, j in np.ndindex(*out):
        for a, b in np.ndindex(*kernel):
            u, v = i * stride[0] + a - before[0], j * stride[1] + b - before[1]
            if 0 <= u < image[0] and 0 <= v < image[1]:
                Y[i, j] += X[u, v] * K[a, b]
    np.testing.assert_allclose(convolution.corr2d_same(X, K, stride), Y, atol=1e-12)


@given(extra=st.integers(0, 4), d=sides, o=sides, k=sides, seed=seeds)
def test_text_features(extra, d, o, k, seed):
    X, K, b = normal(seed, (k + extra, d), (o, k, d), (o,))
    maps = functional.conv1d(torch.tensor(X.T.copy())[None], torch.tensor(K.transpose(0, 2, 1).copy()), torch.tensor(b))
    agree(convolution.text_features(X, K, b), maps[0].max(dim=1).values)


@given(extra=st.integers(0, 6), m=sides, seed=seeds)
def test_frequency_gain(extra, m, seed):
    (k,) = normal(seed, (m,))
    np.testing.assert_allclose(convolution.frequency_gain(k, m + extra), np.abs(np.fft.fft(k, m + extra)), atol=1e-12)


@given(c=sides, window=pairs, extra=st.tuples(st.integers(0, 3), st.integers(0, 3)), o=sides, seed=seeds)
def test_score_map_is_the_dense_layer_at_every_window(c, window, extra, o, seed):
    X, W, b = normal(seed, (c, window[0] + extra[0], window[1] + extra[1]), (c * window[0] * window[1], o), (o,))
    got = convolution_layers.score_map(X, W, b, (c, *window))
    assert got.shape == (o, extra[0] + 1, extra[1] + 1)
    for i, j in np.ndindex(*got.shape[1:]):
        flat = X[:, i : i + window[0], j : j + window[1]].reshape(-1)
        np.testing.assert_allclose(got[:, i, j], flat @ W + b, atol=1e-12)

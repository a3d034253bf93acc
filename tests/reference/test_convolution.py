"""Cross-correlation of one image, in all its forms, agrees with torch on random shapes."""

import numpy as np
import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch.nn import functional

from reference import convolution
from tests.reference.agree import agree, normal, seeds, sides

pairs = st.tuples(sides, sides)
small = st.tuples(st.integers(0, 2), st.integers(0, 2))
strides = st.tuples(st.integers(1, 3), st.integers(1, 3))


def image_and_kernel(seed, kernel, extra):
    return normal(seed, (kernel[0] + extra[0], kernel[1] + extra[1]), kernel)


def torchs(X, K, **options):
    return functional.conv2d(torch.tensor(X)[None, None], torch.tensor(K.copy())[None, None], **options)[0, 0]


@given(kernel=pairs, extra=pairs, seed=seeds)
def test_corr2d_and_the_true_convolution(kernel, extra, seed):
    X, K = image_and_kernel(seed, kernel, extra)
    agree(convolution.corr2d(X, K), torchs(X, K))
    agree(convolution.corr2d_bias(X, K, 0.7), torchs(X, K, bias=torch.tensor([0.7], dtype=torch.float64)))
    agree(convolution.convolve2d(X, K), torchs(X, K[::-1, ::-1]))


@given(lead=st.lists(sides, max_size=2), image=pairs, padding=small, seed=seeds)
def test_zero_pad(lead, image, padding, seed):
    (X,) = normal(seed, (*lead, *image))
    p_h, p_w = padding
    agree(convolution.zero_pad(X, padding), functional.pad(torch.tensor(X), (p_w, p_w, p_h, p_h)))


@given(kernel=pairs, extra=small, padding=small, stride=strides, seed=seeds)
def test_padding_and_stride(kernel, extra, padding, stride, seed):
    X, K = image_and_kernel(seed, kernel, extra)
    agree(convolution.corr2d_stride(X, K, stride), torchs(X, K, stride=stride))
    got = convolution.corr2d_padding_stride(X, K, padding, stride)
    agree(got, torchs(X, K, padding=padding, stride=stride))


@given(image=pairs, seed=seeds)
def test_detect_edges(image, seed):
    assume(image[1] > 1)
    (X,) = normal(seed, image)
    agree(convolution.detect_edges(X), torchs(X, np.array([[1.0, -1.0]])))


@given(kernel=pairs, extra=small, steps=st.integers(0, 4), seed=seeds)
def test_learn_kernel_is_gradient_descent(kernel, extra, steps, seed):
    X, K, wanted = normal(seed, (kernel[0] + extra[0], kernel[1] + extra[1]), kernel, kernel)
    start = K.copy()
    Y = convolution.corr2d(X, wanted)
    leaf = torch.tensor(K, requires_grad=True)
    optimiser = torch.optim.SGD([leaf], lr=1e-3)
    for _ in range(steps):
        optimiser.zero_grad()
        out = functional.conv2d(torch.tensor(X)[None, None], leaf[None, None])[0, 0]
        ((out - torch.tensor(Y)) ** 2).sum().backward()
        optimiser.step()
    agree(convolution.learn_kernel(X, Y, K, 1e-3, steps), leaf)
    np.testing.assert_array_equal(K, start)


@given(c=sides, o=sides, kernel=pairs, extra=small, seed=seeds)
def test_channels(c, o, kernel, extra, seed):
    X, K = normal(seed, (c, kernel[0] + extra[0], kernel[1] + extra[1]), (o, c, *kernel))
    expected = functional.conv2d(torch.tensor(X)[None], torch.tensor(K))[0]
    agree(convolution.corr2d_multi_in_out(X, K), expected)
    agree(convolution.corr2d_multi_in(X, K[0]), expected[0])


@given(c=sides, o=sides, image=pairs, seed=seeds)
def test_conv1x1(c, o, image, seed):
    X, K = normal(seed, (c, *image), (o, c, 1, 1))
    agree(convolution.conv1x1(X, K), functional.conv2d(torch.tensor(X)[None], torch.tensor(K))[0])


@given(kernel=pairs, extra=small, shift=st.tuples(st.integers(-6, 6), st.integers(-6, 6)), seed=seeds)
def test_circular_correlation_commutes_with_shifts(kernel, extra, shift, seed):
    X, K = image_and_kernel(seed, kernel, extra)
    wrapped = functional.pad(torch.tensor(X)[None, None], (0, kernel[1] - 1, 0, kernel[0] - 1), mode="circular")
    got = convolution.circular_corr2d(X, K)
    agree(got, functional.conv2d(wrapped, torch.tensor(K)[None, None])[0, 0])
    moved = convolution.shift2d(X, *shift)
    agree(moved, torch.roll(torch.tensor(X), shift, dims=(0, 1)))
    np.testing.assert_allclose(convolution.circular_corr2d(moved, K), convolution.shift2d(got, *shift))


def test_integers_stay_integers():
    X, K = np.arange(6).reshape(2, 3), np.array([[1, -1]])
    np.testing.assert_array_equal(convolution.corr2d(X, K), [[-1, -1], [-1, -1]], strict=True)

"""Convolutional layers over batches agree with torch, their backward pass with its autograd."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from reference import convolution_layers as layers
from tests.reference.agree import agree, gradients, normal, seeds

few = st.integers(1, 3)
small = st.tuples(st.integers(0, 2), st.integers(0, 2))
strides = st.tuples(few, few)
kernels = st.tuples(few, few)


def tensors(*arrays):
    return [torch.tensor(a) for a in arrays]


@given(n=few, c=few, o=few, kernel=kernels, extra=small, padding=small, stride=strides, seed=seeds)
def test_conv2d(n, c, o, kernel, extra, padding, stride, seed):
    image = (kernel[0] + extra[0], kernel[1] + extra[1])
    X, W, b = normal(seed, (n, c, *image), (o, c, *kernel), (o,))

    def torchs(X, W, b):
        return functional.conv2d(X, W, b, padding=padding, stride=stride)

    Y = torchs(*tensors(X, W, b))
    agree(layers.conv2d_forward(X, W, b, padding, stride), Y)
    agree(layers.conv2d_as_product(X[0], W, b, padding, stride), Y[0])
    (dY,) = normal(seed + 1, tuple(Y.shape))
    got = layers.conv2d_backward(dY, X, W, padding, stride)
    for ours, theirs in zip(got, gradients(torchs, dY, X, W, b), strict=True):
        agree(ours, theirs)


@given(n=few, c=few, o=few, kernel=kernels, extra=small, seed=seeds)
def test_channels_last(n, c, o, kernel, extra, seed):
    X, W, b = normal(seed, (n, kernel[0] + extra[0], kernel[1] + extra[1], c), (*kernel, c, o), (o,))
    x, w, bias = tensors(X.transpose(0, 3, 1, 2), W.transpose(3, 2, 0, 1), b)
    agree(layers.conv2d_channels_last(X, W, b), functional.conv2d(x, w, bias).permute(0, 2, 3, 1))


@given(c=few, kernel=kernels, extra=small, padding=small, stride=strides, seed=seeds)
def test_im2col(c, kernel, extra, padding, stride, seed):
    (X,) = normal(seed, (c, kernel[0] + extra[0], kernel[1] + extra[1]))
    expected = functional.unfold(torch.tensor(X)[None], kernel, padding=padding, stride=stride)[0]
    agree(layers.im2col(X, kernel, padding, stride), expected)


@given(n=few, c=few, o=few, kernel=st.tuples(few, few, few), extra=st.tuples(few, few, few), seed=seeds)
def test_conv3d(n, c, o, kernel, extra, seed):
    volume = [k + e - 1 for k, e in zip(kernel, extra, strict=True)]
    X, W, b = normal(seed, (n, c, *volume), (o, c, *kernel), (o,))
    agree(layers.conv3d_forward(X, W, b), functional.conv3d(*tensors(X, W, b)))


@given(n=few, c=few, kernel=kernels, extra=small, padding=small, stride=strides, seed=seeds)
def test_depthwise(n, c, kernel, extra, padding, stride, seed):
    X, W = normal(seed, (n, c, kernel[0] + extra[0], kernel[1] + extra[1]), (c, *kernel))
    x, w = tensors(X, W)
    expected = functional.conv2d(x, w[:, None], padding=padding, stride=stride, groups=c)
    agree(layers.depthwise_conv2d(X, W, padding, stride), expected)


@given(n=few, groups=few, c=few, o=few, kernel=kernels, extra=small, padding=small, stride=strides, seed=seeds)
def test_grouped(n, groups, c, o, kernel, extra, padding, stride, seed):
    X, W = normal(seed, (n, groups * c, kernel[0] + extra[0], kernel[1] + extra[1]), (groups * o, c, *kernel))
    expected = functional.conv2d(*tensors(X, W), padding=padding, stride=stride, groups=groups)
    agree(layers.grouped_conv2d(X, W, groups, padding, stride), expected)


@given(c=few, o=few, kernel=kernels, extra=small, stride=strides, seed=seeds)
def test_locally_connected(c, o, kernel, extra, stride, seed):
    image = (kernel[0] + extra[0], kernel[1] + extra[1])
    out = [e // s + 1 for e, s in zip(extra, stride, strict=True)]
    X, W, b = normal(seed, (c, *image), (o, *out, c, *kernel), (o, *out))
    columns = functional.unfold(torch.tensor(X)[None], kernel, stride=stride)[0].T  # a row for each position
    weights = torch.tensor(W).reshape(o, *columns.shape)
    agree(layers.locally_connected2d(X, W, b, stride), (weights * columns).sum(-1).reshape(b.shape) + torch.tensor(b))


@given(c=few, o=few, kernel=kernels, extra=small, stride=strides, seed=seeds)
def test_a_locally_connected_layer_with_equal_weights_is_a_convolution(c, o, kernel, extra, stride, seed):
    X, W, b = normal(seed, (c, kernel[0] + extra[0], kernel[1] + extra[1]), (o, c, *kernel), (o,))
    Y = functional.conv2d(*tensors(X, W, b), stride=stride)
    everywhere = [np.broadcast_to(p[:, None, None], (o, *Y.shape[1:], *p.shape[1:])) for p in (W, b)]
    agree(layers.locally_connected2d(X, *everywhere, stride), Y)


@given(n=few, c=few, o=few, kernel=kernels, image=kernels, padding=small, stride=strides, seed=seeds)
def test_transposed(n, c, o, kernel, image, padding, stride, seed):
    padding = tuple(min(p, (k - 1) // 2) for p, k in zip(padding, kernel, strict=True))  # leaves something to keep
    X, W = normal(seed, (n, c, *image), (c, o, *kernel))
    expected = functional.conv_transpose2d(*tensors(X, W), padding=padding, stride=stride)
    agree(layers.transposed_conv2d(X, W, padding, stride), expected)

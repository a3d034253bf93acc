"""Shapes and receptive fields are those of torch's layers."""

import torch
from hypothesis import assume, given
from hypothesis import strategies as st
from torch import nn

from reference import shapes

few = st.integers(1, 4)
pairs = st.tuples(few, few)
small = st.tuples(st.integers(0, 2), st.integers(0, 2))
images = st.tuples(st.integers(4, 9), st.integers(4, 9))


@given(n=few, c=few, o=few, image=images, kernel=pairs, padding=small, stride=pairs)
def test_convolution(n, c, o, image, kernel, padding, stride):
    layer = nn.Conv2d(c, o, kernel, padding=padding, stride=stride)
    out = tuple(layer(torch.zeros(n, c, *image)).shape)
    assert shapes.conv_output_shape(image, kernel, padding, stride) == out[2:]
    expected = (tuple(layer.weight.shape), tuple(layer.bias.shape), out)
    assert shapes.conv_layer_shapes((n, c, *image), o, kernel, padding, stride) == expected


@given(c=few, image=images, window=pairs, half=st.booleans(), stride=pairs)
def test_pooling(c, image, window, half, stride):
    padding = tuple(p // 2 if half else 0 for p in window)
    out = nn.MaxPool2d(window, stride, padding)(torch.zeros(1, c, *image))[0]
    assert shapes.pool_output_shape((c, *image), window, padding, stride) == tuple(out.shape)


@given(image=pairs, kernel=pairs, padding=small, stride=pairs)
def test_transposed_convolution(image, kernel, padding, stride):
    got = shapes.transposed_conv_output_shape(image, kernel, padding, stride)
    assume(min(got) > 0)
    out = nn.ConvTranspose2d(1, 1, kernel, padding=padding, stride=stride)(torch.zeros(1, 1, *image))
    assert got == tuple(out.shape[2:])


@given(layers=st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2)), max_size=4))
def test_receptive_field_is_what_one_output_depends_on(layers):
    net = nn.Sequential(*(nn.Conv1d(1, 1, k, s, bias=False) for k, s in layers))
    for p in net.parameters():
        nn.init.ones_(p)
    X = torch.zeros(1, 1, 64, requires_grad=True)
    net(X)[0, 0, 0].backward()
    touched = X.grad[0, 0].nonzero()  # a stride larger than the kernel leaves holes inside the field
    assert shapes.receptive_field(layers) == int(touched.max()) + 1


def test_two_small_kernels_see_what_one_large_one_sees():
    assert shapes.receptive_field([(3, 1), (3, 1)]) == shapes.receptive_field([(5, 1)]) == 5

"""Shapes, counts and fields agree with torch's own modules."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.layers import (
    KINDS,
    NetworkError,
    jump_after,
    multiply_adds,
    output_shape,
    parameter_count,
    receptive_field,
)
from tests.layers import Layer

LENET = [
    (Layer("conv", 6, (5, 5), padding=(2, 2)), (6, 28, 28), 156, 5),
    (Layer("mean-pool", kernel=(2, 2), stride=(2, 2)), (6, 14, 14), 0, 6),
    (Layer("conv", 16, (5, 5)), (16, 10, 10), 2416, 14),
    (Layer("same"), (16, 10, 10), 0, 14),
    (Layer("mean-pool", kernel=(2, 2), stride=(2, 2)), (16, 5, 5), 0, 16),
    (Layer("flatten"), (400,), 0, 16),
    (Layer("dense", 120), (120,), 48120, 16),
    (Layer("dense", 84), (84,), 10164, 16),
    (Layer("dense", 10), (10,), 850, 16),
]


def test_lenet_has_the_shapes_counts_and_fields_of_the_textbooks() -> None:
    shape, field, jump = (1, 28, 28), 1, 1
    for layer, after, count, seen in LENET:
        assert parameter_count(layer, shape) == count
        shape = output_shape(layer, shape)
        field, jump = receptive_field(layer, field, jump), jump_after(layer, jump)
        assert (shape, field) == (after, seen), layer


KNOWN = [
    (Layer("input"), (1, 28, 28), (1, 28, 28), 0, 0),
    (Layer("same"), (6, 28, 28), (6, 28, 28), 0, 0),
    (Layer("dense", 500), (784,), (500,), 392_500, 392_000),
    (Layer("dense", 1000), (3 * 256 * 256,), (1000,), 196_609_000, 196_608_000),
    (Layer("dense", 10, bias=False), (84,), (10,), 840, 840),
    (Layer("conv", 10, (3, 3)), (3, 8, 8), (10, 6, 6), 280, 9720),
    (Layer("conv", 4, (3, 3), padding=(2, 2)), (3, 100, 100), (4, 102, 102), 112, 1_123_632),
    (Layer("conv", 3, (3, 5), padding=(1, 2)), (2, 7, 9), (3, 7, 9), 93, 5670),
    (Layer("max-pool", kernel=(3, 3), stride=(2, 1), padding=(1, 1)), (1, 4, 4), (1, 2, 4), 0, 0),
    (Layer("mean-pool", kernel=(2, 2), stride=(2, 2)), (6, 28, 28), (6, 14, 14), 0, 0),
    (Layer("global-pool"), (64, 7, 7), (64, 1, 1), 0, 0),
    (Layer("flatten"), (16, 5, 5), (400,), 0, 0),
    (Layer("batch-norm"), (6, 28, 28), (6, 28, 28), 12, 0),
]


@pytest.mark.parametrize(("layer", "before", "shape", "count", "products"), KNOWN)
def test_known_layers(layer: Layer, before: tuple[int, ...], shape: tuple[int, ...], count: int, products: int) -> None:
    assert output_shape(layer, before) == shape
    assert parameter_count(layer, before) == count
    assert multiply_adds(layer, before) == products


def test_every_kind_is_tested() -> None:
    assert {layer.kind for layer, *_ in KNOWN} == set(KINDS)


@pytest.mark.parametrize(
    ("layer", "before"),
    [
        (Layer("conv3d"), (1, 2, 2)),
        (Layer("conv", 1, (5, 5)), (1, 4, 4)),
        (Layer("conv", 1, (3, 3)), (9,)),
        (Layer("conv", None, (1, 1)), (4, 2, 2)),
        (Layer("max-pool", kernel=(2, 2), stride=(0, 1)), (4, 2, 2)),
        (Layer("max-pool", kernel=(0, 2)), (4, 2, 2)),
        (Layer("dense", 3), ()),
    ],
)
def test_what_does_not_fit(layer: Layer, before: tuple[int, ...]) -> None:
    with pytest.raises(NetworkError):
        output_shape(layer, before)


def test_two_of_three_see_what_one_of_five_sees() -> None:
    three = Layer("conv", 1, (3, 3))
    assert receptive_field(three, receptive_field(three, 1, 1), 1) == 5
    assert receptive_field(three, 3, 2) == 7
    assert receptive_field(Layer("same"), 3, 2) == 3


sides = st.integers(1, 4)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["conv", "max-pool", "mean-pool"]),
    height=st.integers(1, 9),
    width=st.integers(1, 9),
    kernel=st.tuples(sides, sides),
    stride=st.tuples(sides, sides),
    padding=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    bias=st.booleans(),
)
def test_agrees_with_torch(
    kind: str,
    height: int,
    width: int,
    kernel: tuple[int, int],
    stride: tuple[int, int],
    padding: tuple[int, int],
    bias: bool,
) -> None:
    import torch

    layer = Layer(kind, 6 if kind == "conv" else None, kernel, stride, padding, bias)
    if kind == "conv":
        module = torch.nn.Conv2d(4, 6, kernel, stride=stride, padding=padding, bias=bias)
    else:
        assume(all(p <= k // 2 for p, k in zip(padding, kernel, strict=True)))
        maker = torch.nn.MaxPool2d if kind == "max-pool" else torch.nn.AvgPool2d
        module = maker(kernel, stride=stride, padding=padding)
    try:
        expected = tuple(module(torch.zeros(1, 4, height, width)).shape[1:])
    except RuntimeError:
        with pytest.raises(NetworkError):
            output_shape(layer, (4, height, width))
        return
    assert output_shape(layer, (4, height, width)) == expected
    assert parameter_count(layer, (4, height, width)) == sum(p.numel() for p in module.parameters())

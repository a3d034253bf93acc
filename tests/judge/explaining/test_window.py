"""The input window behind an output element is the one a direct computation uses."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest

from grader.judge.explaining.window import Geometry, geometry, view
from grader.values import Value, of_array

RNG = np.random.default_rng(1)


def arguments(**values: object) -> dict[str, Value]:
    return {k: of_array(np.asarray(v)) if isinstance(v, np.ndarray) else v for k, v in values.items()}  # type: ignore[misc]


def test_stride_and_padding_may_be_entries_of_a_dict() -> None:
    given = arguments(x=np.zeros((7, 9)), w=np.zeros((2, 3)), conv_param={"stride": 2, "pad": (1, 0)})
    found = geometry(given, input="x", kernel="w", stride="conv_param.stride", padding="conv_param.pad")
    assert found is not None
    assert (found.stride, found.padding) == ((2, 2), (1, 0))
    assert geometry(given, input="x", kernel="w", stride="conv_param.none") is None
    assert geometry(given, input="x", kernel="w", stride="x.stride") is None


def test_geometry_is_read_from_the_arguments() -> None:
    given = arguments(x=np.zeros((2, 3, 7, 9)), w=np.zeros((4, 3, 2, 3)), stride=2, pad=(1, 0))
    found = geometry(given, input="x", kernel="w", stride="stride", padding="pad")
    assert found == Geometry((7, 9), (2, 3), (2, 2), (1, 0))
    assert found.output == (4, 4)
    assert geometry(given, input="x", kernel=(2, 2)) == Geometry((7, 9), (2, 2))


@pytest.mark.parametrize(
    "facts",
    [
        {"input": "no", "kernel": "w"},
        {"input": "x", "kernel": "no"},
        {"input": "x", "kernel": "w", "stride": (0, 1)},
        {"input": "x", "kernel": "w", "padding": (-1, 0)},
        {"input": "x", "kernel": (8, 1)},
        {"input": "stride", "kernel": "w"},
    ],
)
def test_arguments_that_do_not_tell(facts: dict[str, object]) -> None:
    given = arguments(x=np.zeros((7, 9)), w=np.zeros((2, 3)), stride=2)
    assert geometry(given, **facts) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("stride", "padding"), [((1, 1), (0, 0)), ((2, 1), (1, 2)), ((3, 2), (2, 2))])
def test_products_sum_to_the_cross_correlation(stride: tuple[int, int], padding: tuple[int, int]) -> None:
    x, w = RNG.integers(-5, 6, size=(2, 3, 6, 7)), RNG.integers(-5, 6, size=(4, 3, 3, 2))
    shape = Geometry((6, 7), (3, 2), stride, padding)
    padded = np.pad(x, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    rows, columns = shape.output
    for n, o, i, j in itertools.product(range(2), range(4), range(rows), range(columns)):
        part = padded[n, :, i * stride[0] : i * stride[0] + 3, j * stride[1] : j * stride[1] + 2]
        seen = view(shape, (n, o, i, j), of_array(x), of_array(w))
        assert seen is not None
        assert seen.inputs == tuple(tuple(tuple(row) for row in plane) for plane in part.tolist())
        assert seen.total == (part * w[o]).sum()
        assert seen.rows == (i * stride[0] - padding[0], i * stride[0] - padding[0] + 3)


def test_one_plane_and_pooling() -> None:
    x, k = np.arange(12.0).reshape(3, 4), np.array([[1.0, 2.0], [3.0, 4.0]])
    seen = view(Geometry((3, 4), (2, 2)), (1, 2), of_array(x), of_array(k))
    assert seen is not None
    assert (seen.rows, seen.columns, seen.products) == ((1, 3), (2, 4), (((6.0, 14.0), (30.0, 44.0)),))
    pooled = view(Geometry((3, 4), (2, 2)), (1, 1, 2), of_array(np.stack([x, -x])))
    assert pooled is not None
    assert (pooled.inputs, pooled.products, pooled.total) == ((((-6.0, -7.0), (-10.0, -11.0)),), (), None)


def test_up_to_eight_channels_are_shown_and_a_number_may_come_as_an_array() -> None:
    image, kernel = of_array(np.ones((8, 3, 4))), of_array(np.ones((8, 2, 2)))
    assert view(Geometry((3, 4), (2, 2)), (0, 0), image, kernel) is not None
    assert geometry(arguments(x=np.zeros((3, 4)), k=np.array(2)), input="x", kernel="k") == Geometry((3, 4), (2, 2))


@pytest.mark.parametrize(
    ("index", "image", "kernel"),
    [
        ((2, 0), (3, 4), (2, 2)),
        ((0, 0, 0), (3, 4), (2, 2)),
        ((0,), (3, 4), (2, 2)),
        ((0, 0), (2, 3, 4), (3, 2, 2)),
        ((0, 0), (3, 4), (3, 3)),
        ((5, 0, 0), (3, 4), (2, 2, 2)),
        ((0, 0), (20, 3, 4), (20, 2, 2)),
    ],
)
def test_what_does_not_fit_has_no_window(
    index: tuple[int, ...], image: tuple[int, ...], kernel: tuple[int, ...]
) -> None:
    assert view(Geometry((3, 4), (2, 2)), index, of_array(np.zeros(image)), of_array(np.zeros(kernel))) is None


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "complex64", "int8", "uint64", "bool"])
def test_a_window_of_anything_is_jsons_own_types(dtype: str) -> None:
    with np.errstate(invalid="ignore"):
        x = np.array([[np.nan, np.inf, 1], [-np.inf, 2, 3]]).astype(dtype)
        seen = view(Geometry((2, 3), (2, 2)), (0, 1), of_array(x), of_array(np.ones((2, 2), dtype)))
    assert seen is not None
    json.dumps([seen.inputs, seen.weights, seen.products, seen.total], allow_nan=False)


def test_text_has_no_window() -> None:
    assert view(Geometry((2, 2), (2, 2)), (0, 0), of_array(np.array([["a", "\0"], ["b", "c"]]))) is None


def test_a_window_that_nobody_can_look_at_is_not_made() -> None:
    wide = Geometry((2, 2), (10_000, 10_000), (1, 1), (5_000, 5_000))
    assert view(wide, (0, 0), of_array(np.zeros((2, 2)))) is None

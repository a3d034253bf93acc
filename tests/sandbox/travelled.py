"""Frames made whole, and whether two values that travelled are the same, arrays and all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.sandbox import wire
from grader.values import Array, Value


def assert_same(got: Value, expected: Value) -> None:
    """Same types, same shapes, same bits (any NaN equals any other)."""
    assert type(got) is type(expected), (got, expected)
    if isinstance(expected, Array):
        assert isinstance(got, Array)
        assert (got.dtype, got.library, got.scalar, got.shape, got.layout) == (
            expected.dtype,
            expected.library,
            expected.scalar,
            expected.shape,
            expected.layout,
        )
        np.testing.assert_array_equal(got.data, expected.data)
    elif isinstance(expected, Mapping):
        assert isinstance(got, Mapping)
        assert list(got) == list(expected)
        for key in expected:
            assert_same(got[key], expected[key])
    elif isinstance(expected, tuple | list):
        assert isinstance(got, tuple | list)
        assert len(got) == len(expected)
        for one, other in zip(got, expected, strict=True):
            assert_same(one, other)
    elif isinstance(expected, float):
        assert isinstance(got, float)
        assert math.copysign(1, got) == math.copysign(1, expected) or math.isnan(expected)
        assert got == expected or (math.isnan(got) and math.isnan(expected))
    elif isinstance(expected, complex):
        assert isinstance(got, complex)
        assert repr(got) == repr(expected)
    else:
        assert got == expected


def whole(kind: int, tree: Any, blobs: Sequence[Any] = ()) -> bytes:
    """A frame with its bytes."""
    data = b"".join(blobs)
    return wire.frame(kind, tree, len(data)) + data

"""One view of everything that is a number: Python's, NumPy's and torch's, single or in arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from grader.judge.measuring.tolerance import precision
from grader.judge.words.sentences import phrase
from grader.values import Array, Value

Kind = Literal["bool", "integer", "float", "complex"]
_KINDS: dict[str, Kind] = {"b": "bool", "i": "integer", "u": "integer", "f": "float", "c": "complex"}


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number or an array of numbers. ``data`` keeps its own dtype; ``wide`` is it in float64 or complex128."""

    data: NDArray[Any]
    dtype: str
    kind: Kind
    library: Literal["python", "numpy", "torch"]

    @property
    def scalar(self) -> bool:
        """A single number: Python's, NumPy's, or an array of no dimensions. They are interchangeable."""
        return self.data.ndim == 0

    @property
    def inexact(self) -> bool:
        """Whether it holds floats or complex numbers."""
        return self.kind in ("float", "complex")

    def wide(self) -> NDArray[Any]:
        """The elements in float64, or complex128 for complex numbers."""
        with np.errstate(over="ignore"):
            try:
                return self.data.astype(np.complex128 if self.kind == "complex" else np.float64, copy=False)
            except OverflowError:  # a Python integer beyond float64
                return np.array(np.inf if self.data.item() > 0 else -np.inf)


def numbers(value: Value) -> Numbers | None:
    """``value`` as numbers, or None where it is something else (text, an array of texts, a container, None)."""
    if isinstance(value, Array):
        kind = _KINDS.get(value.data.dtype.kind)
        return None if kind is None else Numbers(value.data, value.dtype, kind, value.library)
    if isinstance(value, bool):
        return Numbers(np.array(value), "bool", "bool", "python")
    if isinstance(value, int):
        small = -(2**63) <= value < 2**63
        return Numbers(np.array(value, dtype=np.int64 if small else object), "int64", "integer", "python")
    if isinstance(value, float):
        return Numbers(np.array(value), "float64", "float", "python")
    if isinstance(value, complex):
        return Numbers(np.array(value), "complex128", "complex", "python")
    return None


def is_float(dtype: str) -> bool:
    """Whether the dtype's name is that of a float or complex type."""
    return bool(precision(dtype))


def what(value: Value) -> dict[str, object]:
    """What ``value``, which is not None, is, as a phrase: "a tuple of 2", "a NumPy array of shape (3, 4)"."""
    if isinstance(value, Array):
        if value.data.dtype.kind not in _KINDS:
            return phrase("is.text-array", shape=value.shape)
        if value.data.ndim == 0 and value.library == "numpy":
            return phrase(
                {"bool": "is.bool", "integer": "is.int"}.get(_KINDS.get(value.data.dtype.kind, ""), "is.float")
            )
        return phrase("is.tensor" if value.library == "torch" else "is.ndarray", shape=value.shape)
    if isinstance(value, tuple | list):
        return phrase("is.tuple" if isinstance(value, tuple) else "is.list", count=len(value))
    if isinstance(value, Mapping):
        return phrase("is.dict")
    return phrase(f"is.{type(value).__name__}")


def fact(element: Any) -> object:
    """An element of an array, or a Python number, as a fact of a sentence (JSON's own types)."""
    value = element.item() if isinstance(element, np.generic) else element
    if isinstance(value, int) and value.bit_length() > 512:  # Python refuses to print the very long ones
        return f"{'-' * (value < 0)}10**{int(value.bit_length() * 0.30103)}…"
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    if isinstance(value, complex):
        return f"{value.real:.8g}{value.imag:+.8g}j"
    return value if isinstance(value, bool | int | float | str) else str(value)


def facts(data: NDArray[Any]) -> Any:
    """``fact`` of each element of an array with axes, in tuples nested as those are."""
    plain = data.dtype.kind in "biu" or (data.dtype.kind == "f" and bool(np.isfinite(data).all()))
    if not plain:
        return tuple((fact if data.ndim == 1 else facts)(part) for part in data)
    return _in_tuples(data.tolist(), data.ndim)  # NumPy's own numbers to Python's at one go


def _in_tuples(nested: list[Any], depth: int) -> tuple[Any, ...]:
    return tuple(nested) if depth == 1 else tuple([_in_tuples(part, depth - 1) for part in nested])

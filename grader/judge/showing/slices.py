"""Prepares values for a reader: bounded text of anything, and of an array the slice that matters.

The slice has at most ``MOST`` rows and columns and holds the element of interest; of an array of more than two
dimensions the leading ones are fixed at that element.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.judge.comparing.compare import Comparison
from grader.judge.explaining.array_report import errors
from grader.judge.measuring.kinds import Numbers, fact, facts, numbers
from grader.judge.showing.shown import ShownValue
from grader.values import Array, Value

MOST = 16
TEXT = 2000  # characters
_ITEMS, _DEPTH = 20, 6
_SUMMARY, _EDGE = 200, 3  # elements from which numpy leaves some out, and how many it writes at each end of an axis
_MOST_WRITTEN = 1000  # elements; no text of as many is shown whole
_TEXT_ITEM = 64  # characters of an element that is text
_KEPT = 4096  # bytes of an array whose text is kept
_EXACT_IN_FLOAT64 = 2.0**53

Cells = tuple[tuple[float | int | bool | str, ...], ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """What a failing case shows of the part that is not right; ``worst`` is None where no single element is."""

    expected: ShownValue
    got: ShownValue
    difference: ShownValue | None = None
    worst: tuple[int, ...] | None = None


def pictures(comparison: Comparison) -> Pictures:
    """The values of the first wrong part, all three cut to the slice that holds its worst element."""
    expected, got = numbers(comparison.expected), numbers(comparison.got)
    if expected is None or got is None or expected.data.shape != got.data.shape or not expected.data.size:
        return Pictures(shown(comparison.expected), shown(comparison.got))
    worst = comparison.report.worst if comparison.report else _furthest(expected, got)
    return Pictures(
        shown(comparison.expected, at=worst),
        shown(comparison.got, at=worst),
        _difference(expected, got, worst),
        worst,
    )


def shown(value: Value, *, at: tuple[int, ...] | None = None) -> ShownValue:
    """``value`` for a reader; of an array with dimensions also the cells around the index ``at`` (None: the first)."""
    if not isinstance(value, Array) or not value.shape:
        kind = value.dtype if isinstance(value, Array) else type(value).__name__
        return ShownValue(_text(value, 0)[:TEXT], kind if value is not None else "None")
    kind = "Tensor" if value.library == "torch" else "ndarray"
    return _of_array(value.data, kind, value.dtype, at)


def _of_array(data: NDArray[Any], kind: str, dtype: str, at: tuple[int, ...] | None) -> ShownValue:
    fixed, rows, columns = _around(data.shape, at)
    text = array_text(data, kind, dtype)
    if not data.size:
        return ShownValue(text, kind, dtype, data.shape)
    index: tuple[Any, ...] = (*fixed, rows, columns) if data.ndim > 1 else (None, columns)
    part = data[index]
    whole = part.size == data.size
    return ShownValue(
        text,
        kind,
        dtype,
        data.shape,
        _cells(part, exact=dtype in ("float64", "complex128")),
        "" if whole else _slice(data.shape, fixed, rows, columns),
        (rows.start, columns.start),
    )


def _around(shape: tuple[int, ...], at: tuple[int, ...] | None) -> tuple[tuple[int, ...], slice, slice]:
    index = at if at is not None and len(at) == len(shape) else (0,) * len(shape)
    rows = _span(shape[-2], index[-2]) if len(shape) > 1 else slice(0, 1)
    return tuple(index[:-2]), rows, _span(shape[-1], index[-1])


def _span(size: int, at: int) -> slice:
    start = max(0, min(at - MOST // 2, size - MOST))
    return slice(start, min(size, start + MOST))


def _slice(shape: tuple[int, ...], fixed: tuple[int, ...], rows: slice, columns: slice) -> str:
    spans = [(rows, shape[-2])] if len(shape) > 1 else []
    spans.append((columns, shape[-1]))
    parts = [str(i) for i in fixed]
    parts += [":" if s.stop - s.start == size else f"{s.start}:{s.stop}" for s, size in spans]
    return f"[{', '.join(parts)}]"


def _cells(part: NDArray[Any], *, exact: bool) -> Cells:
    if part.dtype.kind == "U" and part.dtype.itemsize > 4 * _TEXT_ITEM:
        part = part.astype(f"<U{_TEXT_ITEM}")
    cells: Cells = facts(part)
    if exact:
        return cells
    # float32's own digits, not those of the double that holds it
    return tuple(tuple(float(f"{cell:.8g}") if isinstance(cell, float) else cell for cell in row) for row in cells)


def _furthest(expected: Numbers, got: Numbers) -> tuple[int, ...] | None:
    if not expected.data.ndim:
        return None
    off = errors(expected.wide(), got.wide())
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(off)), off.shape))


def _difference(expected: Numbers, got: Numbers, worst: tuple[int, ...] | None) -> ShownValue | None:
    """Yours minus expected; 0 where both are the same infinity or both NaN."""
    if not expected.data.ndim:
        return None
    with np.errstate(invalid="ignore", over="ignore"):
        off = got.wide() - expected.wide()
    off = np.where(errors(expected.wide(), got.wide()) == 0, 0.0, off)
    whole = not expected.inexact and not got.inexact and float(np.abs(off).max()) < _EXACT_IN_FLOAT64
    data = off.astype(np.int64) if whole else off
    return _of_array(data, "difference", str(data.dtype), worst)


def array_text(data: NDArray[Any], kind: str, dtype: str) -> str:
    """An array as its author would write it, bounded; ``kind``: "ndarray", "Tensor", "difference"."""
    if data.nbytes > _KEPT or data.dtype.hasobject:
        return _made_text(data, kind, dtype)
    return _kept_text(data.tobytes(), data.dtype, data.shape, kind, dtype)


@lru_cache(maxsize=2048)  # what is expected is the same for all students, and so is what a common mistake gives
def _kept_text(data: bytes, of: np.dtype[Any], shape: tuple[int, ...], kind: str, dtype: str) -> str:
    return _made_text(np.frombuffer(data, of).reshape(shape), kind, dtype)


def _made_text(data: NDArray[Any], kind: str, dtype: str) -> str:
    name = "tensor(" if kind == "Tensor" else "array("
    if not data.size:
        return f"{name}[], shape={data.shape}, dtype={dtype})"
    part, axes = _head(data)
    digits = 8 if dtype == "float64" else 4
    text = np.array2string(part, threshold=_SUMMARY, edgeitems=_EDGE, precision=digits, prefix=name, separator=", ")
    if axes:
        return f"{name}{'[' * axes}{text}"[: TEXT - 1] + "…"
    usual = ("float32", "int64", "bool") if kind == "Tensor" else ("float64", "int64", "bool", "complex128")
    text = f"{name}{text})" if dtype in usual or kind == "difference" else f"{name}{text}, dtype={dtype})"
    return text if len(text) <= TEXT else text[: TEXT - 1] + "…"


def _head(data: NDArray[Any]) -> tuple[NDArray[Any], int]:
    """``data``, or the first part of it along so many axes, where numpy would write down more than is ever shown.

    It leaves items out along axes longer than two edges only, however many axes there are; and none of a text.
    """
    if data.dtype.kind == "U" and data.dtype.itemsize > 4 * _TEXT_ITEM:
        data = data.astype(f"<U{_TEXT_ITEM}")
    axes, written = 0, data.size
    if data.size > _SUMMARY:
        sides = [min(side, 2 * _EDGE + 1) for side in data.shape]
        written = prod(sides)
        while written > _MOST_WRITTEN:
            written //= sides[axes]
            axes += 1
    return data[(0,) * axes], axes


def _text(value: Value, depth: int) -> str:
    if isinstance(value, Array):
        if value.shape:
            return array_text(value.data, "Tensor" if value.library == "torch" else "ndarray", value.dtype)
        return str(fact(value.data[()]))
    if isinstance(value, tuple | list | Mapping) and depth >= _DEPTH:
        return "…"
    if isinstance(value, Mapping):
        items = [f"{key!r}: {_text(value[key], depth + 1)}" for key in list(value)[:_ITEMS]]
        return "{" + ", ".join(items + ["…"] * (len(value) > _ITEMS)) + "}"
    if isinstance(value, tuple | list):
        parts = [_text(item, depth + 1) for item in value[:_ITEMS]] + ["…"] * (len(value) > _ITEMS)
        if isinstance(value, list):
            return f"[{', '.join(parts)}]"
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(fact(value))
    text = repr(value[:TEXT]) if isinstance(value, str | bytes) else repr(value)
    return text if len(text) <= TEXT else text[: TEXT - 1] + "…"

"""What the inputs of a case say about how near a result must be: their precision and their size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from grader.judge.measuring.kinds import numbers
from grader.judge.measuring.tolerance import coarser
from grader.values import Array, Value


@dataclass(frozen=True, slots=True)
class Inputs:
    """``dtype``: the coarsest float dtype among the arrays, "" for none. ``size``: the largest finite magnitude of any
    number, None where there is none."""

    dtype: str = ""
    size: float | None = None


UNKNOWN = Inputs()


def inputs_of(values: Iterable[Value]) -> Inputs:
    """Measure the arguments of a case, whatever they are nested in."""
    dtype, size = "", None
    for value in _leaves(values):
        found = numbers(value)
        if found is None or found.kind == "bool":
            continue
        if isinstance(value, Array) and value.shape:
            dtype = coarser(dtype, found.dtype)
        finite = np.abs(found.wide())
        finite = finite[np.isfinite(finite)]
        if finite.size:
            size = max(size or 0.0, float(finite.max()))
    return Inputs(dtype, size)


def _leaves(values: Iterable[Value]) -> Iterator[Value]:
    for value in values:
        if isinstance(value, tuple | list):
            yield from _leaves(value)
        elif isinstance(value, Mapping):
            yield from _leaves(value.values())
        else:
            yield value

"""What a student may see of a hidden case, by its level; and which failing input is the smallest to show instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from grader.values import Array, Value

Level = Literal["name", "property", "minimised", "after-deadline"]


@dataclass(frozen=True, slots=True)
class Revealed:
    """Of a hidden case its name, verdict and points are always shown; of the rest, what is True here."""

    property: bool = False  # what the case tries, in the author's words
    example: bool = False  # a small generated input of the same family that fails too
    all: bool = False  # the case itself: inputs, results, sentences, what it printed


def revealed(level: str, *, after_deadline: bool) -> Revealed:
    """What ``level`` shows. A level that is not known shows the name alone.

    Sentences, tracebacks and what was printed belong to the case itself: any of them can repeat its inputs.
    """
    if level == "after-deadline":
        return Revealed(True, True, True) if after_deadline else Revealed()
    return Revealed(property=level in ("property", "minimised"), example=level == "minimised")


def size(value: Value) -> tuple[int, float]:
    """How large an input is: its numbers and characters, then the sum of their magnitudes (nan and inf as large)."""
    if isinstance(value, Array):
        if value.data.dtype.kind not in "biufc":
            return value.data.size, 0.0
        magnitude = float(abs(value.data.astype(complex)).sum()) if value.data.size else 0.0
        return value.data.size, magnitude if magnitude < float("inf") else float("inf")
    if isinstance(value, str | bytes):
        return len(value), 0.0
    if isinstance(value, tuple | list):
        return _sum(value)
    if isinstance(value, Mapping):
        return _sum(value.values())
    if value is None:
        return 0, 0.0
    magnitude = float(abs(value)) if not isinstance(value, int) or value.bit_length() < 1000 else float("inf")
    return 1, magnitude if magnitude == magnitude else float("inf")


def _sum(values: Iterable[Value]) -> tuple[int, float]:
    sizes = [size(value) for value in values]
    return sum(count for count, _ in sizes), sum(magnitude for _, magnitude in sizes)

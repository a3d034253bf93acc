"""What is wrong with an array: how many elements, where, by how much, in which pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.judge.explaining.where import Where, where
from grader.judge.measuring.kinds import Numbers, fact
from grader.judge.measuring.tolerance import Tolerance
from grader.judge.words.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class ArrayReport:
    """A failing array, measured. ``worst`` is the index of the wrong element that is furthest off (absolutely).

    ``error``, ``relative`` (None where 0 was expected), ``allowed``, ``expected`` and ``got`` are that element's;
    errors are taken in float64 or complex128. For exact answers the worst is the first wrong one.
    """

    shape: tuple[int, ...]
    total: int
    wrong: int
    worst: tuple[int, ...]
    error: float
    relative: float | None
    allowed: float
    expected: object
    got: object
    where: Where
    tolerance: Tolerance
    patterns: tuple[Sentence, ...] = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """What happened first; then the worst element, the pattern, what is allowed."""
        exact = "" if self.tolerance.dtype else "-exact"
        many = "-only" if self.total == 1 else "-one" if self.wrong == 1 else "-all" if self.wrong == self.total else ""
        first = say(
            f"array.differs{exact}{many}",
            count=self.wrong,
            total=self.total,
            where=self.where,
            error=self.error,
            at=self.worst,
            allowed=self.allowed,
        )
        there = say("array.there", got=self.got, expected=self.expected)
        return (first, there, *self.patterns)


def errors(expected: NDArray[Any], got: NDArray[Any]) -> NDArray[np.float64]:
    """|got - expected| of float64 or complex128 arrays; where both are the same infinity, or both NaN, 0.

    Positions of NaN and infinity are the caller's to compare; a difference there reads as infinite here.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        off: NDArray[np.float64] = np.abs(got - expected)
    strange = np.isnan(off)
    if strange.any():
        same = (expected == got) | (np.isnan(expected) & np.isnan(got))
        off = np.where(strange, np.where(same, 0.0, np.inf), off)
    return off


def right(expected: Numbers, got: Numbers, tolerance: Tolerance) -> bool:
    """Whether every element is within the tolerance; NaN only where NaN, an infinity only where the same one."""
    if not tolerance.dtype:
        return bool(np.asarray(expected.data == got.data).all())
    reference = expected.wide()
    return bool((errors(reference, got.wide()) <= tolerance.allowed(reference)).all())


def report(expected: Numbers, got: Numbers, tolerance: Tolerance, axes: str = "") -> ArrayReport | None:
    """Measure ``got`` against ``expected`` (same shape, at least one dimension); None when every element is right.

    ``axes`` has a letter for each axis, where the exercise says what they are.
    """
    if not tolerance.dtype:
        return _exact(expected, got, tolerance, axes)
    reference, mine = expected.wide(), got.wide()
    off = errors(reference, mine)
    allowed = tolerance.allowed(reference)
    wrong = off > allowed
    if not wrong.any():
        return None
    at = np.unravel_index(int(np.argmax(np.where(wrong, off, -1.0))), off.shape)
    magnitude = float(np.abs(reference[at]))
    error = float(off[at])
    return ArrayReport(
        shape=expected.data.shape,
        total=off.size,
        wrong=int(np.count_nonzero(wrong)),
        worst=tuple(int(i) for i in at),
        error=error,
        relative=error / magnitude if magnitude and np.isfinite(magnitude) else None,
        allowed=float(allowed[at]),
        expected=fact(reference[at]),
        got=fact(mine[at]),
        where=where(wrong, axes),
        tolerance=tolerance,
    )


def _exact(expected: Numbers, got: Numbers, tolerance: Tolerance, axes: str) -> ArrayReport | None:
    wrong = np.asarray(expected.data != got.data)
    if not wrong.any():
        return None
    at = tuple(int(i) for i in np.unravel_index(int(np.argmax(wrong)), wrong.shape))
    reference, mine = fact(expected.data[at]), fact(got.data[at])
    error = float(abs(int(mine) - int(reference))) if isinstance(mine, int) and isinstance(reference, int) else np.inf
    return ArrayReport(
        shape=expected.data.shape,
        total=wrong.size,
        wrong=int(np.count_nonzero(wrong)),
        worst=at,
        error=error,
        relative=error / abs(reference) if isinstance(reference, int) and reference else None,
        allowed=0.0,
        expected=reference,
        got=mine,
        where=where(wrong, axes),
        tolerance=tolerance,
    )

"""What the wrong elements of an array have in common with the right ones.

A pattern is claimed only when it holds for every element, within the same tolerance the comparison used, and could
not hold by itself (an array of one value is its own transpose, and every multiple and every offset of it at once). One
is told at most, the most telling first. Arrays of more than ``LARGEST`` elements are not searched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.judge.explaining.array_report import errors
from grader.judge.explaining.precision_patterns import precision_pattern
from grader.judge.measuring.kinds import Numbers, fact
from grader.judge.measuring.tolerance import Tolerance
from grader.judge.words.sentences import Sentence, say

LARGEST = 1 << 16
_EXACT_IN_FLOAT64 = 2.0**53
_FEW = 64  # elements tried before all of them


@dataclass(frozen=True, slots=True)
class Pair:
    """The reference's array and the student's, wide, with what may differ."""

    expected: NDArray[Any]
    got: NDArray[Any]
    tolerance: Tolerance
    got_dtype: str
    absolute: float  # the absolute part of what is allowed, for the reference's elements in any order

    def is_result(self, candidate: NDArray[Any], *, moved: bool = False) -> bool:
        """Whether the student's array is ``candidate``, an array derived from the reference's.

        ``moved``: its elements are the reference's, or their negatives, at other indices.
        """
        if moved and abs(self.got.item(0) - (first := candidate.item(0))) > self.absolute + self.tolerance.rtol * abs(
            first
        ):
            return False  # most candidates fail at once, and this is the cheapest way to see it
        if candidate.size > _FEW and not self._within(
            candidate.flat[:_FEW], self.got.flat[:_FEW], self.tolerance.at_most(candidate)
        ):
            return False
        return self._within(candidate, self.got, self.absolute if moved else self.tolerance.absolute(candidate))

    def _within(self, wanted: NDArray[Any], mine: NDArray[Any], absolute: float) -> bool:
        return bool((errors(wanted, mine) <= absolute + self.tolerance.rtol * np.abs(wanted)).all())

    def distinct(self) -> int:
        """How many different values the reference has (3 stands for more)."""
        values = self.expected.ravel()
        for few in (values[:_FEW], values):
            if np.unique(few).size >= 3:
                return 3
        return int(np.unique(values).size)


def pattern(expected: Numbers, got: Numbers, tolerance: Tolerance) -> Sentence | None:
    """The sentence of the pattern that turns the reference's array into the student's, or None.

    Both have the same shape, with at least one element wrong. A single number or element is only told its sign and its
    rounding.
    """
    if not 0 < expected.data.size <= LARGEST:
        return None
    if expected.kind == "bool" and got.kind == "bool":
        turned = expected.data.size > 1 and bool((expected.data != got.data).all())
        return say("pattern.inverted") if turned else None
    reference, mine = expected.wide(), got.wide()
    largest = max(np.abs(reference).max(), np.abs(mine).max())
    if not np.isfinite(largest) or (not tolerance.dtype and largest > _EXACT_IN_FLOAT64):
        return None
    pair = Pair(reference, mine, tolerance, got.dtype, tolerance.absolute(reference))
    with np.errstate(all="ignore"):  # a candidate that overflows is none
        for search in _SEARCHES if expected.data.size > 1 else _OF_A_NUMBER:
            found = search(pair)
            if found is not None:
                return found
    return None


def _zeros(pair: Pair) -> Sentence | None:
    unwritten = pair.got == 0
    if unwritten.all():
        return say("pattern.zeros-all")
    wrong = errors(pair.expected, pair.got) > pair.tolerance.allowed(pair.expected)
    count = int(np.count_nonzero(wrong))
    if count < 2 or not unwritten[wrong].all():
        return None
    if not np.iscomplexobj(pair.expected) and (wrong == (pair.expected < 0)).all():
        return say("pattern.clipped")
    return say("pattern.zeros", count=count)


def _sign(pair: Pair) -> Sentence | None:
    if pair.is_result(-pair.expected, moved=True):
        return say("pattern.sign")
    if pair.expected.size > 1 and pair.is_result(np.abs(pair.expected), moved=True):
        return say("pattern.absolute")
    return None


def _turned(pair: Pair) -> Sentence | None:
    array = pair.expected
    square = array.ndim >= 2 and array.shape[-1] == array.shape[-2]
    if square and pair.is_result(np.swapaxes(array, -1, -2), moved=True):
        return say("pattern.transposed")
    for axis in range(array.ndim):
        if array.shape[axis] > 1 and pair.is_result(np.flip(array, axis), moved=True):
            if array.ndim == 1:
                return say("pattern.reversed")
            return say("pattern.flipped", axis=axis)
    if array.ndim >= 2 and pair.is_result(np.flip(array, (-2, -1)), moved=True):
        return say("pattern.turned")
    return None


def _shifted(pair: Pair) -> Sentence | None:
    for axis in range(pair.expected.ndim):
        size = pair.expected.shape[axis]
        if size < 3:
            continue
        earlier, later = _along(axis, slice(None, -1)), _along(axis, slice(1, None))
        for key, here, there in (("later", later, earlier), ("earlier", earlier, later)):
            part = replace(pair, expected=pair.expected[there], got=pair.got[here])
            if part.is_result(part.expected, moved=True) and part.distinct() > 1:
                return say(f"pattern.shifted-{key}", axis=axis)
    return None


def _along(axis: int, part: slice) -> tuple[slice, ...]:
    return (*(slice(None),) * axis, part)


def _scaled(pair: Pair) -> Sentence | None:
    if pair.distinct() < 3 or np.iscomplexobj(pair.expected) or np.iscomplexobj(pair.got):
        return None
    at = np.unravel_index(int(np.argmax(np.abs(pair.expected))), pair.expected.shape)
    factor = float(pair.got[at] / pair.expected[at])
    if not 1e-12 < abs(factor) < 1e12 or abs(factor - 1) < 1e-3:
        return None
    if not pair.is_result(factor * pair.expected):
        return None
    near = Fraction(factor).limit_denominator(256)
    neat = bool(near) and abs(float(near) - factor) <= 1e-6 * abs(factor)
    return say("pattern.scaled", factor=str(near) if neat else factor)


def _offset(pair: Pair) -> Sentence | None:
    if pair.distinct() < 3:
        return None
    by = (pair.got - pair.expected).mean()
    if not pair.is_result(pair.expected + by):
        return None
    if not np.iscomplexobj(by) and by < 0:
        return say("pattern.offset-minus", by=fact(-by))
    return say("pattern.offset", by=fact(by))


def _along_one_axis(pair: Pair) -> Sentence | None:
    """A constant offset or factor per index of an axis, different between indices: a bias or a scale left out."""
    shape = pair.expected.shape
    for axis in reversed(range(len(shape))):
        others = tuple(other for other in range(len(shape)) if other != axis)
        if shape[axis] < 2 or pair.expected.size < 3 * shape[axis] or pair.distinct() < 3:
            continue
        by = (pair.got - pair.expected).mean(axis=others, keepdims=True)
        if _in_several(by, 0) and pair.is_result(pair.expected + by):
            return say("pattern.offset-axis", axis=axis)
        square = (np.abs(pair.expected) ** 2).sum(axis=others, keepdims=True)
        factor = (pair.got * np.conj(pair.expected)).sum(axis=others, keepdims=True) / np.where(square == 0, 1, square)
        if (factor != 0).all() and _in_several(factor, 1) and pair.is_result(pair.expected * factor):
            return say("pattern.scaled-axis", axis=axis)
    return None


def _in_several(values: NDArray[Any], idle: float) -> bool:
    """Whether several indices are wrong: of a single one, its position says it better."""
    return int(np.count_nonzero(np.abs(values - idle) > 1e-6)) > 1


def _summed_up(pair: Pair) -> Sentence | None:
    for axis, size in enumerate(pair.expected.shape):
        if size >= 2 and pair.expected.size >= 3 and pair.is_result(np.cumsum(pair.expected, axis)):
            return say("pattern.cumulative", axis=axis)
    return None


def _one_value(pair: Pair) -> Sentence | None:
    first = pair.got.flat[0]
    if pair.got.size >= 3 and (pair.got == first).all() and pair.distinct() >= 2:
        return say("pattern.constant", value=fact(first))
    return None


_FUNCTIONS: tuple[tuple[str, Callable[[NDArray[Any]], NDArray[Any]]], ...] = (
    ("squared", np.square),
    ("root", np.sqrt),
    ("log", np.log),
    ("exp", np.exp),
    ("reciprocal", np.reciprocal),
)


def _function(pair: Pair) -> Sentence | None:
    if pair.distinct() < 3 or np.iscomplexobj(pair.expected):
        return None
    for name, function in _FUNCTIONS:
        candidate = function(pair.expected)
        if np.isfinite(candidate).all() and pair.is_result(candidate):
            return say(f"pattern.{name}")
    return None


def _reordered(pair: Pair) -> Sentence | None:
    if pair.expected.size < 4 or pair.distinct() < 3 or np.iscomplexobj(pair.expected) or np.iscomplexobj(pair.got):
        return None
    ordered = replace(pair, expected=np.sort(pair.expected.ravel()), got=np.sort(pair.got.ravel()))
    return say("pattern.reordered") if ordered.is_result(ordered.expected, moved=True) else None


def _precision(pair: Pair) -> Sentence | None:
    return precision_pattern(pair.expected, pair.got, pair.got_dtype, pair.tolerance)


def _searches() -> Iterator[Callable[[Pair], Sentence | None]]:
    yield from (_zeros, _sign, _turned, _one_value, _scaled, _offset, _shifted, _reordered, _along_one_axis)
    yield from (_function, _summed_up, _precision)


_SEARCHES = tuple(_searches())
_OF_A_NUMBER: tuple[Callable[[Pair], Sentence | None], ...] = (_sign, _precision)

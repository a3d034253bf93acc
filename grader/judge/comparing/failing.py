"""Why one array, number or text of a result is not the expected one: the first stage that it fails, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from grader.judge.comparing.dtypes import dtype_problem
from grader.judge.comparing.nonfinite import nonfinite_problem
from grader.judge.comparing.rules import Rules, tolerance_between
from grader.judge.comparing.structure import Leaf
from grader.judge.explaining import array_report
from grader.judge.explaining.array_report import ArrayReport
from grader.judge.explaining.patterns import pattern
from grader.judge.explaining.shape_patterns import shape_pattern
from grader.judge.measuring.kinds import Numbers, fact, numbers
from grader.judge.measuring.tolerance import Tolerance, choose, coarser
from grader.judge.words.sentences import Sentence, say
from grader.values import Array, Value

Stage = Literal["structure", "shape", "dtype", "nan", "inf", "value"]


@dataclass(frozen=True, slots=True)
class Failure:
    stage: Stage
    sentences: tuple[Sentence, ...]
    report: ArrayReport | None = None


def failure_of(leaf: Leaf, rules: Rules) -> Failure | None:
    """The first stage at which ``leaf`` is not as expected, or None."""
    expected, got = numbers(leaf.expected), numbers(leaf.got)
    if expected is None or got is None:
        return _text(leaf)
    if expected.data.shape != got.data.shape:
        return Failure("shape", _shape_sentences(leaf.path, expected, got, rules))
    problem = dtype_problem(expected, got, rules.dtype)
    if problem:
        return Failure("dtype", (problem,))
    axes = rules.axes(leaf.path, expected.data.shape)
    found = nonfinite_problem(expected, got, axes)
    if found:
        return Failure(found[0], found[1])
    tolerance = tolerance_between(expected, got, rules)
    return _scalar(expected, got, tolerance) if expected.scalar else _array(expected, got, tolerance, axes)


def _array(expected: Numbers, got: Numbers, tolerance: Tolerance, axes: str) -> Failure | None:
    found = array_report.report(expected, got, tolerance, axes)
    if found is None:
        return None
    found = replace(found, patterns=_explained(expected, got, tolerance))
    said = found.sentences()
    if tolerance.dtype:
        said = (*said, _stated(expected, tolerance))
    return Failure("value", said, found)


def _explained(expected: Numbers, got: Numbers, tolerance: Tolerance) -> tuple[Sentence, ...]:
    """The pattern of what is wrong; and of a dtype coarser than what is allowed, that it is too coarse.

    Then patterns are looked for within what that dtype holds, and not at all where its rounding explains everything.
    """
    if not tolerance.dtype or coarser(tolerance.dtype, got.dtype) == tolerance.dtype:
        claimed = pattern(expected, got, tolerance)
        return (claimed,) if claimed else ()
    coarse = say("value.coarse", dtype=got.dtype, needed=tolerance.dtype)
    wide = choose(got.dtype)
    claimed = None if array_report.right(expected, got, wide) else pattern(expected, got, wide)
    return (claimed, coarse) if claimed else (coarse,)


def _stated(expected: Numbers, tolerance: Tolerance) -> Sentence:
    absolute = tolerance.absolute(expected.wide())
    return say("array.tolerance", dtype=tolerance.dtype, rtol=tolerance.rtol, atol=absolute)


def _scalar(expected: Numbers, got: Numbers, tolerance: Tolerance) -> Failure | None:
    if not tolerance.dtype:
        reference, mine = expected.data.item(), got.data.item()
        if reference == mine:
            return None
        return Failure("value", (say("value.exact", got=fact(mine), expected=fact(reference)),))
    off = float(array_report.errors(expected.wide(), got.wide()))
    allowed = float(tolerance.allowed(expected.wide()))
    if off <= allowed:
        return None
    facts = {"got": fact(got.wide()[()]), "expected": fact(expected.wide()[()])}
    said = (say("value.number", error=off, allowed=allowed, **facts), *_explained(expected, got, tolerance))
    return Failure("value", said)


def first_other_text(expected: Value, got: Value) -> tuple[Value, Value] | None:
    """The texts that differ, of arrays of texts the first; None where all are the same."""
    if isinstance(expected, Array) and isinstance(got, Array):
        wrong = np.asarray(expected.data != got.data)
        at = np.unravel_index(int(np.argmax(wrong)), wrong.shape) if wrong.any() else None
        return None if at is None else (str(expected.data[at]), str(got.data[at]))
    return None if expected == got else (expected, got)


def _text(leaf: Leaf) -> Failure | None:
    found = first_other_text(leaf.expected, leaf.got)
    if found is None:
        return None
    expected, got = found
    key = "value.text"
    if isinstance(expected, str) and isinstance(got, str):
        if expected.casefold() == got.casefold():
            key = "value.text-case"
        elif "".join(expected.split()) == "".join(got.split()):
            key = "value.text-space"
    return Failure("value", (say(key, got=_short(got), expected=_short(expected)),))


def _short(text: Value) -> str:
    shown = repr(text)
    return shown if len(shown) <= 80 else f"{shown[:60]}… ({len(text) if isinstance(text, str | bytes) else 0})"


def _shape_sentences(path: str, expected: Numbers, got: Numbers, rules: Rules) -> tuple[Sentence, ...]:
    if expected.scalar:
        return (say("shape.array-for-scalar", got=got.data.shape),)
    if got.scalar:
        return (say("shape.scalar-for-array", expected=expected.data.shape),)
    differs = say("shape.differs", expected=expected.data.shape, got=got.data.shape)
    axes = rules.axes(path, expected.data.shape)
    cause = shape_pattern(expected, got, tolerance_between(expected, got, rules), rules.window, axes)
    return (differs, cause) if cause else (differs,)

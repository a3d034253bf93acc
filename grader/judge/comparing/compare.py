"""Compares what a student's code returned with what the reference returned.

Order: structure, shape, kind of number, NaN and infinity positions, values; the first that fails is told. Nothing is
ever broadcast, and the allowance depends on the reference's numbers alone (``tolerance``). What is interchangeable
is stated in ``structure`` and ``dtypes``. Integers, booleans and texts are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from grader.judge.comparing.dtypes import Policy, dtype_problem
from grader.judge.comparing.nonfinite import nonfinite_problem
from grader.judge.comparing.structure import NONE_PART, Leaf, Misfit, leaves
from grader.judge.explaining import array_report
from grader.judge.explaining.array_report import ArrayReport
from grader.judge.explaining.patterns import pattern
from grader.judge.explaining.shape_patterns import shape_pattern
from grader.judge.explaining.window import Geometry
from grader.judge.measuring.inputs import UNKNOWN, Inputs
from grader.judge.measuring.kinds import Numbers, fact, numbers
from grader.judge.measuring.tolerance import EXACT, Tolerance, choose, coarser, finer
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.values import Array, Value

Stage = Literal["structure", "shape", "dtype", "nan", "inf", "value"]


@dataclass(frozen=True, slots=True)
class Rules:
    """How a result is judged. ``None`` tolerances are chosen from ``inputs``, the reference and ``reduction`` (see
    ``tolerance``). A result may be coarser than those, and is then judged by its own dtype, down to ``precision``.

    ``part`` judges only part of a tuple: ``"out, _"`` its first item of two. The names stand in the sentences; ``_``
    is not looked at. ``layouts`` has the letters of the axes by part, "" for all others.
    ``window`` lets a wrong shape be explained by padding and stride (see ``window.geometry``).
    """

    rtol: float | None = None
    atol: float | None = None
    reduction: int | None = None
    dtype: Policy = "kind"
    part: str = ""
    window: Geometry | None = None
    inputs: Inputs = UNKNOWN
    precision: str = ""
    layouts: Mapping[str, str] = field(default_factory=dict)

    def axes(self, path: str, shape: tuple[int, ...]) -> str:
        """The letters of a part's axes: by its name, else those of every result; "" where there are not so many."""
        letters = self.layouts.get(path) or self.layouts.get("", "")
        return letters if len(letters) == len(shape) else ""


DEFAULT = Rules()
_MOST_ORDERED = 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found. The fields from ``path`` on tell of the first part that is not right.

    ``path`` leads to it within the result (``[1]['dW']``, or the name ``part`` gave it; "" is the whole), ``stage``
    is what it failed at, ``expected`` and ``got`` are that part's values. ``sentences[0]`` says what happened.
    ``parts`` are the paths of all parts, judged one by one, each with whether it is right; none if structures differ.
    """

    ok: bool
    path: str = ""
    stage: Stage | None = None
    sentences: tuple[Sentence, ...] = ()
    report: ArrayReport | None = None
    expected: Value = None
    got: Value = None
    parts: tuple[tuple[str, bool], ...] = ()

    @property
    def right(self) -> tuple[str, ...]:
        """The paths of the parts that are right."""
        return tuple(path for path, right in self.parts if right)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The paths of those that are not."""
        return tuple(path for path, right in self.parts if not right)


@dataclass(frozen=True, slots=True)
class _Failure:
    stage: Stage
    sentences: tuple[Sentence, ...]
    report: ArrayReport | None = None


def compare(expected: Value, got: Value, rules: Rules = DEFAULT) -> Comparison:
    """Compare ``got`` with the reference's ``expected``; see the module's docstring for the order and the rules."""
    names = tuple(name.strip() for name in rules.part.split(",")) if rules.part else ()
    pairs = leaves(expected, got, names)
    if isinstance(pairs, Misfit):
        return Comparison(
            False,
            pairs.path,
            "structure",
            (pairs.sentence if pairs.sentence.key == NONE_PART else _in_part(pairs.path, pairs.sentence),),
            expected=pairs.expected,
            got=pairs.got,
        )
    failures = [(leaf, failure) for leaf in pairs if (failure := _leaf(leaf, rules)) is not None]
    wrong = tuple(leaf.path for leaf, _ in failures)
    parts = tuple((leaf.path, leaf.path not in wrong) for leaf in pairs)
    if not failures:
        return Comparison(True, parts=parts)
    order = _order(expected, got, names, rules)
    if order:
        return Comparison(False, "", "structure", (order,), expected=expected, got=got, parts=parts)
    right = tuple(path for path, is_right in parts if is_right)
    leaf, failure = failures[0]
    first, *rest = failure.sentences
    return Comparison(
        False,
        leaf.path,
        failure.stage,
        (_in_part(leaf.path, first), *rest, *_others(right, wrong[1:])),
        failure.report,
        leaf.expected,
        leaf.got,
        parts,
    )


def same(expected: Value, got: Value, rules: Rules = DEFAULT) -> bool:
    """``compare(expected, got, rules).ok``, without the work of explaining why not."""
    names = tuple(name.strip() for name in rules.part.split(",")) if rules.part else ()
    pairs = leaves(expected, got, names)
    return not isinstance(pairs, Misfit) and all(_same(leaf, rules) for leaf in pairs)


def _same(leaf: Leaf, rules: Rules) -> bool:
    expected, got = numbers(leaf.expected), numbers(leaf.got)
    if expected is None or got is None:
        return _first_other_text(leaf.expected, leaf.got) is None
    if expected.data.shape != got.data.shape or dtype_problem(expected, got, rules.dtype):
        return False
    return array_report.right(expected, got, _tolerance(expected, got, rules))


def tolerance_of(expected: Value, got: Value, rules: Rules) -> Tolerance:
    """The tolerance two numbers or arrays are compared with under ``rules``; exact for everything else."""
    wanted, had = numbers(expected), numbers(got)
    return _tolerance(wanted, had, rules) if wanted and had else Tolerance()


def _tolerance(expected: Numbers, got: Numbers, rules: Rules) -> Tolerance:
    if not expected.inexact and not got.inexact:
        return EXACT
    # Of the student's dtype it only counts that it is one of floats, where any kind of number is allowed.
    own = rules.inputs.dtype if expected.inexact else "float64"
    return choose(
        expected.dtype,
        own,
        finer(got.dtype, rules.precision) if rules.precision else "",
        reduction=rules.reduction,
        rtol=rules.rtol,
        atol=rules.atol,
        size=rules.inputs.size,
    )


def _in_part(path: str, sentence: Sentence) -> Sentence:
    return say("in-part", path=path, inner=as_phrase(sentence)) if path else sentence


def _others(right: tuple[str, ...], wrong: tuple[str, ...]) -> tuple[Sentence, ...]:
    """What of the other parts is right, and what is not; long lists are left out, since they help nobody."""
    said = []
    if wrong and len(wrong) <= 8:
        said.append(say("parts.others-wrong", wrong=wrong))
    if right and len(right) <= 8:
        said.append(say("parts.others-right", right=right))
    return tuple(said)


def _order(expected: Value, got: Value, names: tuple[str, ...], rules: Rules) -> Sentence | None:
    """The sentence where the items of the result are the expected ones, each, in another order."""
    if not isinstance(expected, tuple | list) or not isinstance(got, tuple | list) or len(expected) > _MOST_ORDERED:
        return None
    if not names and not any(isinstance(item, Array) and item.shape for item in expected):
        return None  # numbers in a row: a shape, a count of each
    places = [place for place in range(len(expected)) if not (place < len(names) and names[place] == "_")]
    plain, left, found = replace(rules, part=""), list(places), []
    for place in places:
        candidates = sorted(left, key=lambda one: one != place)  # equal ones stay where they are
        here = next((one for one in candidates if same(expected[one], got[place], plain)), None)
        if here is None:
            return None
        left.remove(here)
        found.append(here)
    if found == places:
        return None
    label = [names[place] if place < len(names) else f"[{place}]" for place in range(len(expected))]
    return say("structure.order", got=[label[place] for place in found], expected=[label[place] for place in places])


def _leaf(leaf: Leaf, rules: Rules) -> _Failure | None:
    expected, got = numbers(leaf.expected), numbers(leaf.got)
    if expected is None or got is None:
        return _text(leaf)
    if expected.data.shape != got.data.shape:
        return _Failure("shape", _shape_sentences(leaf.path, expected, got, rules))
    problem = dtype_problem(expected, got, rules.dtype)
    if problem:
        return _Failure("dtype", (problem,))
    axes = rules.axes(leaf.path, expected.data.shape)
    found = nonfinite_problem(expected, got, axes)
    if found:
        return _Failure(found[0], found[1])
    tolerance = _tolerance(expected, got, rules)
    return _scalar(expected, got, tolerance) if expected.scalar else _array(expected, got, tolerance, axes)


def _array(expected: Numbers, got: Numbers, tolerance: Tolerance, axes: str) -> _Failure | None:
    found = array_report.report(expected, got, tolerance, axes)
    if found is None:
        return None
    found = replace(found, patterns=_explained(expected, got, tolerance))
    said = found.sentences()
    if tolerance.dtype:
        said = (*said, _stated(expected, tolerance))
    return _Failure("value", said, found)


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


def _scalar(expected: Numbers, got: Numbers, tolerance: Tolerance) -> _Failure | None:
    if not tolerance.dtype:
        reference, mine = expected.data.item(), got.data.item()
        if reference == mine:
            return None
        return _Failure("value", (say("value.exact", got=fact(mine), expected=fact(reference)),))
    off = float(array_report.errors(expected.wide(), got.wide()))
    allowed = float(tolerance.allowed(expected.wide()))
    if off <= allowed:
        return None
    facts = {"got": fact(got.wide()[()]), "expected": fact(expected.wide()[()])}
    said = (say("value.number", error=off, allowed=allowed, **facts), *_explained(expected, got, tolerance))
    return _Failure("value", said)


def _first_other_text(expected: Value, got: Value) -> tuple[Value, Value] | None:
    """The texts that differ, of arrays of texts the first; None where all are the same."""
    if isinstance(expected, Array) and isinstance(got, Array):
        wrong = np.asarray(expected.data != got.data)
        at = np.unravel_index(int(np.argmax(wrong)), wrong.shape) if wrong.any() else None
        return None if at is None else (str(expected.data[at]), str(got.data[at]))
    return None if expected == got else (expected, got)


def _text(leaf: Leaf) -> _Failure | None:
    found = _first_other_text(leaf.expected, leaf.got)
    if found is None:
        return None
    expected, got = found
    key = "value.text"
    if isinstance(expected, str) and isinstance(got, str):
        if expected.casefold() == got.casefold():
            key = "value.text-case"
        elif "".join(expected.split()) == "".join(got.split()):
            key = "value.text-space"
    return _Failure("value", (say(key, got=_short(got), expected=_short(expected)),))


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
    cause = shape_pattern(expected, got, _tolerance(expected, got, rules), rules.window, axes)
    return (differs, cause) if cause else (differs,)

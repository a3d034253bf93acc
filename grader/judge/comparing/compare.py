"""Compares what a student's code returned with what the reference returned.

Order: structure, shape, kind of number, NaN and infinity positions, values; the first that fails is told. Nothing is
ever broadcast, and the allowance depends on the reference's numbers alone (``tolerance``). What is interchangeable
is stated in ``structure`` and ``dtypes``. Integers, booleans and texts are exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.judge.comparing.dtypes import dtype_problem
from grader.judge.comparing.failing import Stage, failure_of, first_other_text
from grader.judge.comparing.rules import DEFAULT, Rules, tolerance_between
from grader.judge.comparing.structure import NONE_PART, Leaf, Misfit, leaves
from grader.judge.explaining import array_report
from grader.judge.explaining.array_report import ArrayReport
from grader.judge.measuring.kinds import numbers
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.values import Array, Value

_MOST_ORDERED = 8


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of a comparison. The fields from ``path`` on describe the first part that is wrong.

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
    failures = [(leaf, failure) for leaf in pairs if (failure := failure_of(leaf, rules)) is not None]
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
        return first_other_text(leaf.expected, leaf.got) is None
    if expected.data.shape != got.data.shape or dtype_problem(expected, got, rules.dtype):
        return False
    return array_report.right(expected, got, tolerance_between(expected, got, rules))


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
    """The sentence for a result whose items are the expected ones in another order, else None."""
    if not isinstance(expected, tuple | list) or not isinstance(got, tuple | list) or len(expected) > _MOST_ORDERED:
        return None
    if not names and not any(isinstance(item, Array) and item.shape for item in expected):
        return None  # numbers in a row: a shape, a count of each
    indices = [index for index in range(len(expected)) if not (index < len(names) and names[index] == "_")]
    plain, left, found = replace(rules, part=""), list(indices), []
    for index in indices:
        candidates = sorted(left, key=lambda one: one != index)  # equal ones stay where they are
        here = next((one for one in candidates if same(expected[one], got[index], plain)), None)
        if here is None:
            return None
        left.remove(here)
        found.append(here)
    if found == indices:
        return None
    label = [names[index] if index < len(names) else f"[{index}]" for index in range(len(expected))]
    return say("structure.order", got=[label[index] for index in found], expected=[label[index] for index in indices])

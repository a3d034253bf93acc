"""What a case gave, taken apart into the items that are compared, and whether two runs gave the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from grader.judge.comparing.compare import same
from grader.judge.comparing.rules import Rules
from grader.judge.measuring.inputs import inputs_of
from grader.judge.measuring.kinds import numbers
from grader.judge.measuring.tolerance import coarser
from grader.values import Value

NOT_RUN = "missing"
WHOLE = -1  # the item of a result that is no tuple


@dataclass(frozen=True, slots=True, eq=False)
class Behaviour:
    """What one case gave: a ``value``, or in ``failed`` the type raised or the problem's kind ("ValueError", "memory").

    A case that was not run has ``failed=NOT_RUN``. ``message`` is what an exception said; ``given`` are the arguments
    of the call.
    """

    value: Value = None
    failed: str = ""
    message: str = ""
    given: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One item of one case: what is expected, what the submission gave, and how to compare.

    ``label`` is the name the exercise gives the item ("dx"), else its number: what a mistake is about. In a chain, the
    first item of the forward pass and the first of the backward pass are two things. ``own`` is the dtype of what the
    submission gave: finding it looks at every element, so it is found once and not for each variant.
    """

    case: int
    item: int
    label: int | str
    length: int
    expected: Behaviour
    got: Behaviour
    rules: Rules
    own: str


def is_argument(value: Value, argument: Value) -> bool:
    """Whether a result equals the argument element by element. False for single numbers, which many arguments equal."""
    one, other = numbers(value), numbers(argument)
    if one is None or other is None or one.data.shape != other.data.shape or one.data.size < 2:
        return False
    return bool(np.array_equal(one.data, other.data))


def units_of(case: int, expected: Behaviour, got: Behaviour, rules: Rules) -> Iterator[Unit]:
    value = expected.value
    if expected.failed or not isinstance(value, tuple | list) or not value:
        yield Unit(case, WHOLE, WHOLE, 0, expected, got, rules, _dtype(got))
        return
    names = [name.strip() for name in rules.part.split(",")] if rules.part else []
    plain = replace(rules, part="")
    for item, part in enumerate(value):
        label = names[item] if item < len(names) else item
        if label != "_":
            unit = Unit(case, item, label, len(value), Behaviour(part), got, plain, "")
            gave_here = replace(item_of(got, unit), given=got.given)
            yield replace(unit, got=gave_here, own=_dtype(gave_here))


def _dtype(run: Behaviour) -> str:
    return inputs_of([run.value]).dtype


def item_of(run: Behaviour, unit: Unit) -> Behaviour:
    """The item of a run that the unit is about; of a run that is no such tuple the whole, marked as no item."""
    value = run.value
    if unit.item == WHOLE or run.failed:
        return run
    if isinstance(value, tuple | list) and len(value) == unit.length:
        return Behaviour(value[unit.item])
    return Behaviour({"no such item": value})


def equal(one: Behaviour, other: Behaviour, rules: Rules) -> bool:
    if one.failed or other.failed:
        return one.failed == other.failed != NOT_RUN
    return same(one.value, other.value, rules)


def gave(variant: Behaviour, unit: Unit) -> bool:
    """Whether the submission gave what the variant did, as near as the submission's own dtype can say."""
    return equal(variant, unit.got, replace(unit.rules, precision=coarser(unit.rules.precision, unit.own)))

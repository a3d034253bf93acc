"""Which known mistake a failing submission makes: the one whose results it has.

A variant (the output of a misconception on every case) is recognised when the submission equals it on every case that
tells it from the reference. A result that is a tuple is taken item by item, so a mistake in ``db`` is named whatever
``dx`` is. Rules for more than one, and for weak evidence:

- Equal wherever those items occur goes before equal on the telling cases only; among equals, a variant goes before
  another whose telling cases are among its own, since it explains more.
- Two that are left with different sentences are ambiguous, and nothing is said. Two with the same sentence are one. Two
  that tell in different items of the tuple are two mistakes, and both are said.
- A variant that is told from the reference by what it raises alone must be equalled on all cases: many mistakes raise a
  ValueError.
- When no results agree, shapes may: the variant's shapes on every telling case, the reference's on all others, and only
  for a variant all of whose telling cases differ in shape.
- What is not known (a case that was not run) equals nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.judge.comparing.compare import DEFAULT, Rules, same
from grader.judge.measuring.inputs import inputs_of
from grader.judge.measuring.kinds import numbers
from grader.judge.measuring.tolerance import coarser
from grader.values import Value

NOT_RUN = "missing"
Labels = tuple[str, ...]  # names of items of a result, as in a comparison's paths
_WHOLE = -1  # the item of a result that is no tuple


@dataclass(frozen=True, slots=True, eq=False)
class Behaviour:
    """What one case gave: a ``value``, or in ``failed`` the type raised or the problem's kind ("ValueError", "memory").

    A case that was not run has ``failed=NOT_RUN``.
    """

    value: Value = None
    failed: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    """One item of one case: what is expected, what the submission gave, and how to compare.

    ``label`` is the name the exercise gives the item ("dx"), else its number: what a mistake is about. In a chain, the
    first item of the forward pass and the first of the backward pass are two things.
    """

    case: int
    item: int
    label: int | str
    length: int
    expected: Behaviour
    got: Behaviour
    rules: Rules


@dataclass(frozen=True, slots=True)
class _Match:
    name: str
    telling: frozenset[tuple[int, int | str]]  # case and label
    everywhere: bool

    @property
    def labels(self) -> set[int | str]:
        return {label for _, label in self.telling}

    @property
    def parts(self) -> Labels:
        """The labels as a comparison names the items: by their names, else by their places."""
        return tuple(sorted(f"[{label}]" if isinstance(label, int) else label for label in self.labels - {_WHOLE}))


def recognised(
    got: Sequence[Behaviour],
    expected: Sequence[Behaviour],
    variants: Mapping[str, Sequence[Behaviour]],
    *,
    rules: Rules | Sequence[Rules] = DEFAULT,
    sentences: Mapping[str, object] | None = None,
) -> dict[str, Labels]:
    """The names of the variants the submission is, usually one, each with the parts in which it tells; empty when none
    or when it is ambiguous.

    All sequences have one entry for each case (of a chain: for each result that is judged), in the same order;
    ``rules`` may have one for each too. ``sentences`` maps a variant's name to what the student would read; names it
    lacks count as different.
    """
    each = [rules] * len(expected) if isinstance(rules, Rules) else list(rules)
    units = [unit for case in range(len(expected)) for unit in _units(case, expected[case], got[case], each[case])]
    matches = [found for name, runs in variants.items() if (found := _by_results(name, units, runs))]
    if not matches:
        matches = [found for name, runs in variants.items() if (found := _by_shapes(name, units, runs))]
    return _chosen(matches, sentences or {})


def telling(expected: Sequence[Behaviour], variant: Sequence[Behaviour], rules: Sequence[Rules]) -> tuple[int, ...]:
    """The cases that tell a variant from the reference."""
    return tuple(
        case
        for case, run in enumerate(variant)
        if any(
            not _equal(unit.expected, _item(run, unit), unit.rules)
            for unit in _units(case, expected[case], expected[case], rules[case])
        )
    )


def _units(case: int, expected: Behaviour, got: Behaviour, rules: Rules) -> Iterator[_Unit]:
    value = expected.value
    if expected.failed or not isinstance(value, tuple | list) or not value:
        yield _Unit(case, _WHOLE, _WHOLE, 0, expected, got, rules)
        return
    names = [name.strip() for name in rules.part.split(",")] if rules.part else []
    plain = replace(rules, part="")
    for item, part in enumerate(value):
        label = names[item] if item < len(names) else item
        if label != "_":
            unit = _Unit(case, item, label, len(value), Behaviour(part), got, plain)
            yield replace(unit, got=_item(got, unit))


def _item(run: Behaviour, unit: _Unit) -> Behaviour:
    """The item of a run that the unit is about; of a run that is no such tuple the whole, marked as no item."""
    value = run.value
    if unit.item == _WHOLE or run.failed:
        return run
    if isinstance(value, tuple | list) and len(value) == unit.length:
        return Behaviour(value[unit.item])
    return Behaviour({"no such item": value})


def _equal(one: Behaviour, other: Behaviour, rules: Rules) -> bool:
    if one.failed or other.failed:
        return one.failed == other.failed != NOT_RUN
    return same(one.value, other.value, rules)


def _is(variant: Behaviour, unit: _Unit) -> bool:
    """Whether the submission gave what the variant did, as near as the submission's own dtype can say."""
    own = inputs_of([unit.got.value]).dtype
    return _equal(variant, unit.got, replace(unit.rules, precision=coarser(unit.rules.precision, own)))


def _by_results(name: str, units: Sequence[_Unit], variant: Sequence[Behaviour]) -> _Match | None:
    runs = [(unit, _item(variant[unit.case], unit)) for unit in units]
    tells = [(unit, run) for unit, run in runs if not _equal(unit.expected, run, unit.rules)]
    if not tells or not all(_is(run, unit) for unit, run in tells):
        return None
    found = frozenset((unit.case, unit.label) for unit, _ in tells)
    labels = {unit.label for unit, _ in tells}
    others = [(u, run) for u, run in runs if u.label in labels and (u.case, u.label) not in found]
    everywhere = all(_is(run, unit) for unit, run in others)
    if not everywhere and all(run.failed for _, run in tells):
        return None
    return _Match(name, found, everywhere)


def _by_shapes(name: str, units: Sequence[_Unit], variant: Sequence[Behaviour]) -> _Match | None:
    runs = [(unit, _item(variant[unit.case], unit)) for unit in units]
    found = {(u.case, u.label) for u, run in runs if not _equal(u.expected, run, u.rules)}
    labels = {label for _, label in found}
    for unit, run in runs:
        if unit.label not in labels:
            continue
        mine, theirs, wanted = unit.got, run, unit.expected
        if not _alike(mine, theirs) or ((unit.case, unit.label) in found) == _alike(theirs, wanted):
            return None
    return _Match(name, frozenset(found), True) if found else None


def _alike(one: Behaviour, other: Behaviour) -> bool:
    """Whether two results have one form: the shapes of their arrays, the lengths and keys of their containers."""
    return not (one.failed or other.failed) and _one_form(one.value, other.value)


def _one_form(one: Value, other: Value) -> bool:
    """Looks no further than the first difference: one of the two is a submission's, and may be of any size."""
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_one_form, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_one_form(one[key], other[key]) for key in one)
    first, second = numbers(one), numbers(other)
    if first is None or second is None:
        return first is second and type(one) is type(other)
    return first.data.shape == second.data.shape


def _chosen(matches: Sequence[_Match], sentences: Mapping[str, object]) -> dict[str, Labels]:
    """Of each group of matches that tell in the same items, the one that goes first, if there is one."""
    found: dict[str, Labels] = {}
    left = list(matches)
    while left:
        group = [left.pop()]
        labels = set(group[0].labels)
        while joined := [other for other in left if other.labels & labels]:
            group += joined
            left = [other for other in left if other not in joined]
            labels.update(*(other.labels for other in joined))
        found.update((one.name, one.parts) for one in _first(group, sentences))
    return dict(sorted(found.items()))


def _first(group: Sequence[_Match], sentences: Mapping[str, object]) -> tuple[_Match, ...]:
    sure = [found for found in group if found.everywhere] or group
    best = [found for found in sure if all(found.telling >= other.telling for other in sure)] or sure
    said = [sentences.get(found.name, found) for found in best]
    return tuple(best) if all(words == said[0] for words in said) else ()

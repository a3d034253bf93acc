"""Which known mistake a failing submission makes: the one whose results it has.

A variant (the output of a misconception on every case) is recognised when the submission equals it on every case that
tells it from the reference, and it explains what the student sees first. A result that is a tuple is taken item by
item, so a mistake in ``db`` is named beside another in ``dx``. Rules for more than one, and for weak evidence:

- The first case in which an item is wrong is one of those the variant explains.
- Of a step whose first item is None, unwritten or of another form, nothing is named that is not about this item. What
  many mistakes give (zeros, one number throughout, an argument as it came) is named only if all that is wrong is.
- Equal wherever those items occur goes before equal on the telling cases only; among equals, a variant goes before
  another whose telling cases are among its own, since it explains more.
- Two that are left with different sentences are ambiguous, and nothing is said. Two with the same sentence are one. Two
  that tell in different items of the tuple are two mistakes, and both are said.
- A crash is a variant's when type and message are; with another message only if all of several cases agree: many
  mistakes raise a ValueError.
- When no results agree, shapes may: the variant's form of the whole result on every telling case, the reference's on
  all others, and only for a variant all of whose telling cases differ in shape. That is a possibility, not a certainty.
- What is not known (a case that was not run) equals nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.judge.behaviours import WHOLE, Behaviour, Unit, equal, gave, is_argument, item_of, units_of
from grader.judge.comparing.rules import DEFAULT, Rules
from grader.judge.measuring.kinds import numbers
from grader.values import Value

Labels = tuple[str, ...]  # names of items of a result, as in a comparison's paths


@dataclass(frozen=True, slots=True)
class Named:
    """That a mistake is recognised: in which ``parts`` of the result, and whether by its ``shape`` alone."""

    parts: Labels
    shape: bool = False


_Place = tuple[int, int | str]  # a case and a label


@dataclass(frozen=True, slots=True)
class _Match:
    name: str
    telling: frozenset[_Place]
    everywhere: bool
    shape: bool = False

    @property
    def labels(self) -> set[int | str]:
        return {label for _, label in self.telling}

    @property
    def parts(self) -> Labels:
        """The labels as a comparison names the items: by their names, else by their places."""
        return tuple(sorted(f"[{label}]" if isinstance(label, int) else label for label in self.labels - {WHOLE}))


def recognised(
    got: Sequence[Behaviour],
    expected: Sequence[Behaviour],
    variants: Mapping[str, Sequence[Behaviour]],
    *,
    rules: Rules | Sequence[Rules] = DEFAULT,
    sentences: Mapping[str, object] | None = None,
) -> dict[str, Named]:
    """The misconceptions whose results the submission has, by name: usually one, none where it is ambiguous.

    All sequences have one entry for each case (of a chain: for each result that is judged), in the same order;
    ``rules`` may have one for each too. ``sentences`` maps a variant's name to what the student would read; names it
    lacks count as different.
    """
    each = [rules] * len(expected) if isinstance(rules, Rules) else list(rules)
    units = [unit for case in range(len(expected)) for unit in units_of(case, expected[case], got[case], each[case])]
    wrong = {(unit.case, unit.label): unit for unit in units if not gave(unit.expected, unit)}
    matches = [found for name, runs in variants.items() if (found := _by_results(name, units, runs))]
    if matches:
        chosen = _sound(_chosen(matches, sentences or {}), units, wrong)
    else:
        alike = [found for name, runs in variants.items() if (found := _by_shapes(name, units, runs))]
        chosen = [found for found in _chosen(alike, sentences or {}) if _explains_first(found, wrong)]
    return {found.name: Named(found.parts, found.shape) for found in sorted(chosen, key=lambda found: found.name)}


def _explains_first(found: _Match, wrong: Mapping[_Place, Unit]) -> bool:
    """Whether what is wrong first in each of the match's items is among what it explains."""
    first: dict[int | str, int] = {}
    for case, label in wrong:
        first.setdefault(label, case)
    return all((first.get(label, -1), label) in found.telling for label in found.labels)


def _sound(matches: list[_Match], units: Sequence[Unit], wrong: Mapping[_Place, Unit]) -> list[_Match]:
    mains: dict[int, Unit] = {}
    for unit in units:
        mains.setdefault(unit.case, unit)
    bad = {case: unit.label for case, unit in mains.items() if (case, unit.label) in wrong and _unwritten(unit)}
    kept = [
        found
        for found in matches
        if _explains_first(found, wrong)
        and all((case, bad[case]) in found.telling for case, _ in found.telling if case in bad)
    ]
    explained = {place for found in kept for place in found.telling}
    open_ones = {case for case, label in wrong.keys() - explained}
    return [
        found
        for found in kept
        if not (open_ones & {case for case, _ in found.telling} and all(_trivial(wrong[p].got) for p in found.telling))
    ]


def _unwritten(unit: Unit) -> bool:
    """Whether a main result is None, all zeros or of another kind than expected; of a single number, 0 as it began."""
    if unit.got.failed or unit.expected.failed:
        return False
    wanted, found = numbers(unit.expected.value), numbers(unit.got.value)
    if found is None:
        return wanted is not None or unit.got.value is None
    return wanted is not None and (wanted.data.size > 1 or wanted.scalar) and not found.data.any()


def _trivial(got: Behaviour) -> bool:
    """Whether many mistakes give this result: a constant array, or an argument returned unchanged."""
    found = numbers(got.value)
    if got.failed or found is None:
        return False
    if found.data.size > 1 and bool((found.data == found.data.flat[0]).all()):
        return True
    return any(is_argument(got.value, value) for value in got.given)


def telling(expected: Sequence[Behaviour], variant: Sequence[Behaviour], rules: Sequence[Rules]) -> tuple[int, ...]:
    """The indices of the cases in which a variant's results differ from the reference's."""
    return tuple(
        case
        for case, run in enumerate(variant)
        if any(
            not equal(unit.expected, item_of(run, unit), unit.rules)
            for unit in units_of(case, expected[case], expected[case], rules[case])
        )
    )


def _by_results(name: str, units: Sequence[Unit], variant: Sequence[Behaviour]) -> _Match | None:
    runs = [(unit, item_of(variant[unit.case], unit)) for unit in units]
    tells = []
    for unit, run in runs:
        if equal(unit.expected, run, unit.rules):
            continue
        if not gave(run, unit):
            return None  # most variants end here, at the first case
        tells.append((unit, run))
    if not tells:
        return None
    found = frozenset((unit.case, unit.label) for unit, _ in tells)
    labels = {unit.label for unit, _ in tells}
    others = [(u, run) for u, run in runs if u.label in labels and (u.case, u.label) not in found]
    everywhere = all(gave(run, unit) for unit, run in others)
    crashes = [(unit, run) for unit, run in tells if run.failed]
    if len(crashes) == len(tells):
        alike = all(run.message and run.message == unit.got.message for unit, run in crashes)
        if not alike and not (everywhere and len({unit.case for unit, _ in crashes}) > 1):
            return None
    return _Match(name, found, everywhere)


def _by_shapes(name: str, units: Sequence[Unit], variant: Sequence[Behaviour]) -> _Match | None:
    runs = [(unit, item_of(variant[unit.case], unit)) for unit in units]
    found = {(u.case, u.label) for u, run in runs if not equal(u.expected, run, u.rules)}
    cases = {case for case, _ in found}
    labels = {label for _, label in found}
    for unit, run in runs:
        place = (unit.case, unit.label)
        if (unit.label in labels or unit.case in cases) and not _alike(unit.got, run):
            return None
        if place in found and (_alike(run, unit.expected) or _trivial(unit.got)):
            return None
        if unit.label in labels and place not in found and not _alike(run, unit.expected):
            return None
    return _Match(name, frozenset(found), True, shape=True) if found else None


def _alike(one: Behaviour, other: Behaviour) -> bool:
    """Whether two results agree in array shapes and in the lengths and keys of their containers; values may differ."""
    return not (one.failed or other.failed) and _one_form(one.value, other.value)


def _one_form(one: Value, other: Value) -> bool:
    """Stops at the first difference: a submission's result may be of any size."""
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(_one_form, one, other))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_one_form(one[key], other[key]) for key in one)
    first, second = numbers(one), numbers(other)
    if first is None or second is None:
        return first is second and type(one) is type(other)
    return first.data.shape == second.data.shape


def _chosen(matches: Sequence[_Match], sentences: Mapping[str, object]) -> list[_Match]:
    """Of each group of matches that tell in the same items, the one that goes first, if there is one."""
    found: list[_Match] = []
    left = list(matches)
    while left:
        group = [left.pop()]
        labels = set(group[0].labels)
        while joined := [other for other in left if other.labels & labels]:
            group += joined
            left = [other for other in left if other not in joined]
            labels.update(*(other.labels for other in joined))
        found += _first(group, sentences)
    return found


def _first(group: Sequence[_Match], sentences: Mapping[str, object]) -> tuple[_Match, ...]:
    sure = [found for found in group if found.everywhere] or group
    best = [found for found in sure if all(found.telling >= other.telling for other in sure)] or sure
    said = [sentences.get(found.name, found) for found in best]
    return tuple(best) if all(words == said[0] for words in said) else ()

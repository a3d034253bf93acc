"""A student's total in a course: points of assignments, weighed by category, the lowest left out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Weighing:
    """How one category counts: ``weight`` against the others', ``drop`` of its assignments left out a student."""

    weight: Decimal
    drop: int
    assignments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a student has of an assignment: ``points`` of ``of``, exercises they are excused from left out of both."""

    points: Decimal
    of: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """``percent`` of what can be had, None while nothing counts; ``dropped``: assignments left out for this student."""

    percent: Decimal | None
    dropped: frozenset[int] = frozenset()


def total(standings: Mapping[int, Standing], weighings: Iterable[Weighing]) -> Total:
    """The weighted mean of the categories, each the mean of its assignments' shares without the lowest.

    An assignment that is worth nothing, or that the student is excused from altogether, counts in neither. A category
    without a weight left for this student is left out, and the others' weights share the whole.
    """
    sum_of, weight_of = Decimal(0), Decimal(0)
    dropped: set[int] = set()
    for weighing in weighings:
        shares = [
            (standing.points / standing.of, pk)
            for pk in weighing.assignments
            if (standing := standings.get(pk)) is not None and standing.of > 0
        ]
        gone = _lowest(shares, weighing.drop)
        dropped |= gone
        kept = [share for share, pk in shares if pk not in gone]
        if kept and weighing.weight > 0:
            sum_of += weighing.weight * sum(kept, Decimal(0)) / len(kept)
            weight_of += weighing.weight
    return Total(sum_of / weight_of * HUNDRED if weight_of else None, frozenset(dropped))


def by_points(standings: Mapping[int, Standing]) -> Total:
    """Without categories: all points of all that can be had."""
    of = sum((standing.of for standing in standings.values()), Decimal(0))
    points = sum((standing.points for standing in standings.values()), Decimal(0))
    return Total(points / of * HUNDRED if of else None)


def _lowest(shares: Sequence[tuple[Decimal, int]], drop: int) -> set[int]:
    """The assignments to leave out; at least one is kept, however many may be dropped."""
    return {pk for _, pk in sorted(shares)[: min(drop, len(shares) - 1)]} if drop and shares else set()

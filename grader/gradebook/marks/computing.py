"""What a mark is, computed from a student's graded submissions, their dates, and what people decided. Pure.

One student, one exercise: ``choose`` picks the submission that counts, ``adjusted`` applies what people gave or took.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, Decimal

from grader.courses.late import Earned
from grader.courses.models import Counts
from grader.courses.schedule import Schedule

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Handed:
    """A graded submission: when it was handed in, and the share of the points that its counted run earned."""

    submission_id: int
    run_id: int
    at: datetime
    share: float  # from 0 to 1
    chosen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """An adjustment that has not been withdrawn: ``kind`` of ``AdjustmentKind``, ``value`` in points."""

    kind: str
    value: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Computed:
    """A mark: the run it comes from, what it earned, what lateness took, and what is left with adjustments."""

    run_id: int | None
    earned: Decimal
    points: Decimal
    max_points: Decimal
    late: bool = False
    late_seconds: int = 0
    free_seconds: int = 0
    penalty: Decimal = Decimal(0)
    hints: Decimal = Decimal(0)  # points that hints opened before it was handed in took
    excused: bool = False
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class Paid:
    """A hint that costs points, and when it was opened."""

    at: datetime
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Choice:
    """The submission that counts, what it earned of ``worth`` points, and what lateness and hints left of that."""

    handed: Handed
    kept: Earned
    earned: Decimal
    points: Decimal
    hints: Decimal = Decimal(0)


def cents(points: Decimal) -> Decimal:
    """Rounded down to cents: only a whole solution has whole points."""
    return (points + Decimal("1e-9")).quantize(CENT, rounding=ROUND_DOWN)


def choose(
    handed: Sequence[Handed], *, schedule: Schedule, worth: Decimal, free: int = 0, paid: Sequence[Paid] = ()
) -> Choice | None:
    """The submission that counts, with ``free`` seconds of free late time left; None where nothing was graded.

    A hint costs what is handed in after it was opened, and nothing that was handed in before. Of the best the earliest
    counts, so something late never displaces what was as good in time.
    """
    if not handed:
        return None
    options = [_option(one, schedule, worth, free, paid) for one in handed]
    if schedule.counts is Counts.BEST:
        return max(options, key=lambda one: (one.points, one.earned, -one.handed.submission_id))
    chosen = [one for one in options if one.handed.chosen_at is not None]
    if schedule.counts is Counts.CHOSEN and chosen:
        return max(chosen, key=lambda one: (one.handed.chosen_at, one.handed.submission_id))
    return max(options, key=lambda one: one.handed.submission_id)


def computed(
    choice: Choice | None,
    *,
    worth: Decimal,
    schedule: Schedule,
    cancelled: bool = False,
    rubric: Decimal = Decimal(0),
    decisions: Iterable[Decision] = (),
) -> Computed | None:
    """The mark; None where nothing was graded and nobody decided anything.

    A cancelled question is worth everything. Then come rubric points, then decisions in the order they were made: an
    override replaces all before it, the result stays between 0 and ``worth``, and a bonus goes beyond.
    """
    decisions = tuple(decisions)
    if choice is None and not cancelled and not decisions:
        return None
    points = worth if cancelled else choice.points if choice is not None else Decimal(0)
    points += rubric
    bonus = Decimal(0)
    for decision in decisions:
        if decision.kind == "override":
            points = decision.value
        elif decision.kind == "points":
            points += decision.value
        elif decision.kind == "bonus":
            bonus += decision.value
    late = choice is not None and not cancelled
    return Computed(
        run_id=choice.handed.run_id if choice is not None else None,
        earned=worth if cancelled else choice.earned if choice is not None else Decimal(0),
        points=min(max(points, Decimal(0)), worth) + bonus,
        max_points=worth,
        late=late and choice is not None and schedule.is_late(choice.handed.at),
        late_seconds=choice.kept.late if late and choice is not None else 0,
        free_seconds=choice.kept.free if late and choice is not None else 0,
        penalty=choice.kept.penalty if late and choice is not None else Decimal(0),
        hints=choice.hints if late and choice is not None else Decimal(0),
        excused=any(decision.kind == "excused" for decision in decisions),
        adjusted=bool(decisions) or rubric != 0,
    )


def _option(one: Handed, schedule: Schedule, worth: Decimal, free: int, paid: Sequence[Paid]) -> Choice:
    earned = worth if one.share >= 1 else cents(Decimal(one.share) * worth)
    kept = schedule.earns(one.at, free=free)
    left = earned if kept.share == 1 else cents(earned * kept.share)
    hints = min(left, sum((hint.cost for hint in paid if hint.at <= one.at), Decimal(0)))
    return Choice(one, kept, earned, left - hints, hints)

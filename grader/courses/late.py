"""What a moment earns: grace, free late time, and the penalty of a late policy. Pure arithmetic in whole seconds.

Every rule is monotone: handing in later never keeps more, and a later due date, more grace or more free time never
keep less.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

UNITS = {"hour": 3600, "day": 86400}


@dataclass(frozen=True, slots=True)
class LateRule:
    """Numbers of a late policy. ``penalty`` and ``most`` are percent, times seconds, ``until`` from the due date."""

    grace: int = 0
    penalty: Decimal = Decimal(0)
    per: str = "day"
    most: Decimal = Decimal(100)
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Earned:
    """What a hand-in keeps: ``share`` of its points, from 0 to 1, after ``late`` seconds, ``free`` of them excused."""

    share: Decimal = Decimal(1)
    late: int = 0
    free: int = 0

    @property
    def hours(self) -> float:
        """How late, in hours, to a tenth."""
        return round(self.late / 3600, 1)

    @property
    def free_hours(self) -> float:
        """How much of that free late time covers, in hours, to a tenth."""
        return round(self.free / 3600, 1)

    @property
    def penalty(self) -> Decimal:
        """Percent taken away."""
        return (1 - self.share) * 100


def earned(*, due_at: datetime | None, moment: datetime, rule: LateRule, free: int = 0) -> Earned:
    """What a hand-in at ``moment`` keeps, with ``free`` seconds of free late time left to spend.

    Within the grace nothing is late. Beyond it the whole time since the due date is, of which free time covers what it
    can; each unit begun of the rest costs ``rule.penalty`` percent, at most ``rule.most``.
    """
    if due_at is None or moment <= due_at:
        return Earned()
    seconds = -((due_at - moment) // timedelta(seconds=1))  # a second begun counts whole
    if seconds <= rule.grace:
        return Earned()
    if rule.penalty == 0:
        return Earned(late=seconds)  # nothing is lost, so no free time is spent
    covered = min(seconds, free)
    taken = _taken(seconds - covered, rule)
    if taken == _taken(seconds, rule):
        covered = 0  # it would be spent for nothing
    return Earned(share=1 - taken / 100, late=seconds, free=covered)


def _taken(seconds: int, rule: LateRule) -> Decimal:
    units = -(-seconds // UNITS[rule.per])
    return min(rule.penalty * units, rule.most)

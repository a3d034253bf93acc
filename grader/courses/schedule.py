"""An assignment's dates and rules as they are for one person, where a moment stands among them, and what it earns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from grader.courses.late import Earned, LateRule, earned
from grader.courses.models import Assignment, Counts, Extension, Policy


class Phase(StrEnum):
    """Where a moment stands among an assignment's dates."""

    BEFORE = "before"  # not open yet
    OPEN = "open"
    LATE = "late"  # past its due date, still taken
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Dates and rules that hold for one person; a date that is None sets no bound.

    ``extended`` says that they are not everybody's. ``attempts`` is how often something may be handed in (None: without
    a limit), ``cooldown`` the seconds between two hand-ins, ``more_seconds`` what each attempt at a quiz has besides.
    """

    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    extended: bool = False
    late: LateRule = field(default_factory=LateRule)
    attempts: int | None = None
    cooldown: int = 0
    counts: Counts = Counts.BEST
    more_seconds: int = 0
    more_attempts: int = 0

    @property
    def grace_minutes(self) -> int:
        return self.late.grace // 60

    @property
    def ruled(self) -> bool:
        """Whether there is a rule that a student would want to know."""
        late = self.due_at is not None and (self.late.penalty > 0 or self.late.grace > 0)
        return late or self.attempts is not None or self.cooldown > 0 or self.counts is not Counts.BEST

    def phase(self, now: datetime) -> Phase:
        """The phase at ``now``. A bound belongs to what follows it, the due date to what it ends."""
        if self.opens_at is not None and now < self.opens_at:
            return Phase.BEFORE
        if self.end is not None and now >= self.end:
            return Phase.CLOSED
        return Phase.LATE if self.is_late(now) else Phase.OPEN

    @property
    def end(self) -> datetime | None:
        """From when nothing is taken: the closing, or the end of late hand-ins if that comes first."""
        if self.due_at is None or self.late.until is None:
            return self.closes_at
        last = self.due_at + timedelta(seconds=max(self.late.until, self.late.grace))
        return last if self.closes_at is None else min(last, self.closes_at)

    def is_late(self, moment: datetime) -> bool:
        """Something handed in at ``moment`` is late, the grace being over."""
        return self.due_at is not None and moment > self.due_at + timedelta(seconds=self.late.grace)

    def earns(self, moment: datetime, *, free: int = 0) -> Earned:
        """What a hand-in at ``moment`` keeps of its points, with ``free`` seconds of free late time left."""
        return earned(due_at=self.due_at, moment=moment, rule=self.late, free=free)

    def is_over(self, now: datetime) -> bool:
        """Nothing more is taken. What has a due date and no end takes late answers for ever."""
        return self.end is not None and now >= self.end


def policy_of(assignment: Assignment) -> Policy:
    """The assignment's own policy, else the course's, else one that takes nothing away. Both are read with it."""
    return assignment.policy or assignment.course.policy or Policy()


def late_rule(policy: Policy) -> LateRule:
    """The numbers of ``policy`` that say what a late hand-in keeps."""
    return LateRule(
        grace=policy.grace_minutes * 60,
        penalty=policy.penalty,
        per=policy.penalty_per,
        most=policy.penalty_most,
        until=None if policy.late_hours is None else policy.late_hours * 3600,
    )


def schedule_of(assignment: Assignment, extensions: Iterable[Extension] = ()) -> Schedule:
    """The dates of ``assignment`` with the extensions that apply to one person.

    Each date comes from the nearest extension that sets it: their own, then their group's, then their sections' (of
    several sections the latest). One that moves the due date past the closing moves the closing with it.
    """
    rows = sorted(extensions, key=_distance)
    opens_at = _nearest(rows, "opens_at", assignment.opens_at)
    due_at = _nearest(rows, "due_at", assignment.due_at)
    closes_at = _nearest(rows, "closes_at", assignment.closes_at)
    if rows and due_at is not None and closes_at is not None:
        closes_at = max(due_at, closes_at)  # an extension of the due date alone would be cut off by the old closing
    policy = policy_of(assignment)
    more_attempts = max((row.more_attempts for row in rows), default=0)
    return Schedule(
        opens_at,
        due_at,
        closes_at,
        extended=bool(rows),
        late=late_rule(policy),
        attempts=None if policy.attempts is None else policy.attempts + more_attempts,
        cooldown=policy.cooldown_seconds,
        counts=Counts(policy.counts),
        more_seconds=max((row.more_seconds for row in rows), default=0),
        more_attempts=more_attempts,
    )


def _distance(extension: Extension) -> int:
    return 0 if extension.user_id is not None else 1 if extension.group_id is not None else 2


def _nearest(rows: list[Extension], name: str, own: datetime | None) -> datetime | None:
    """The date from the nearest extension that sets it; where the assignment sets no bound none is made."""
    if own is None:
        return None
    dated: list[tuple[int, datetime]] = [
        (_distance(row), getattr(row, name)) for row in rows if getattr(row, name) is not None
    ]
    if not dated:
        return own
    nearest = min(distance for distance, _ in dated)
    return max(date for distance, date in dated if distance == nearest)

"""An assignment's dates as they are for one student, and where a moment stands among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.courses.models import Assignment, Extension


class Phase(StrEnum):
    """Where a moment stands among an assignment's dates."""

    BEFORE = "before"  # not open yet
    OPEN = "open"
    LATE = "late"  # past its due date, still taken
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Dates that hold for one student; None sets no bound. ``extended`` says that they are not everybody's."""

    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None
    extended: bool = False

    def phase(self, now: datetime) -> Phase:
        """The phase at ``now``. A bound belongs to what follows it, the due date to what it ends."""
        if self.opens_at is not None and now < self.opens_at:
            return Phase.BEFORE
        if self.closes_at is not None and now >= self.closes_at:
            return Phase.CLOSED
        return Phase.LATE if self.is_late(now) else Phase.OPEN

    def is_late(self, moment: datetime) -> bool:
        """Something handed in at ``moment`` is late."""
        return self.due_at is not None and moment > self.due_at

    def is_over(self, now: datetime) -> bool:
        """What was kept back until the deadline may be shown: nothing more is taken, or all that is will be late."""
        end = self.closes_at or self.due_at
        return end is not None and now >= end


def schedule_of(assignment: Assignment, extension: Extension | None) -> Schedule:
    """The dates of ``assignment`` with a student's ``extension``, which never takes time away."""
    if extension is None:
        return Schedule(assignment.opens_at, assignment.due_at, assignment.closes_at)
    due_at = _later(assignment.due_at, extension.due_at)
    closes_at = _later(assignment.closes_at, extension.closes_at)
    if due_at is not None and closes_at is not None:
        closes_at = max(due_at, closes_at)  # an extension of the due date alone would be cut off by the old closing
    return Schedule(assignment.opens_at, due_at, closes_at, extended=True)


def _later(own: datetime | None, extended: datetime | None) -> datetime | None:
    if own is None or extended is None:
        return own
    return max(own, extended)

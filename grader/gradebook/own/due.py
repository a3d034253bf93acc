"""What is due next for somebody, over all their courses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.courses.schedule import Phase
from grader.gradebook.selectors import AssignmentRow

SHOWN = 5


@dataclass(frozen=True, slots=True)
class DueNext:
    """An assignment that still takes something: open ones by due date, then those that are late."""

    row: AssignmentRow

    @property
    def late(self) -> bool:
        return self.row.view.phase is Phase.LATE


def due_next(rows: Sequence[AssignmentRow]) -> tuple[DueNext, ...]:
    """The next few of ``rows`` that have a due date, are not solved whole, and whose reader is a student there."""
    wanted = [
        DueNext(row)
        for row in rows
        if not row.view.teaches
        and row.view.schedule.due_at is not None
        and row.view.takes_submissions
        and (row.points is None or row.points < row.max_points)
    ]
    wanted.sort(key=lambda one: (one.late, one.row.view.schedule.due_at))
    return tuple(wanted[:SHOWN])

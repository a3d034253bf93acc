"""How somebody stands in each of their courses, for their first page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from grader.catalog.sync import LIBRARY
from grader.courses.schedule import Phase
from grader.courses.selectors import CourseView
from grader.gradebook.selectors import AssignmentRow

SHOWN = 6  # assignments of a taught course


@dataclass(frozen=True, slots=True)
class Standing:
    """One course, and what its assignments add up to for its reader; what is kept back from them is left out."""

    view: CourseView
    rows: tuple[AssignmentRow, ...]

    @property
    def points(self) -> Decimal:
        return sum((row.points for row in self.rows if row.points is not None), Decimal(0))

    @property
    def max_points(self) -> Decimal:
        """Of what has opened and whose points are shown."""
        return sum((row.max_points for row in self._counted if row.points is not None), Decimal(0))

    @property
    def solved(self) -> int:
        return sum(row.solved for row in self._counted if row.solved is not None)

    @property
    def exercises(self) -> int:
        return sum(row.exercises for row in self._counted if row.solved is not None)

    @property
    def open(self) -> int:
        """How many assignments take something now."""
        if self.view.course.archived_at is not None:
            return 0
        return sum(row.view.phase in (Phase.OPEN, Phase.LATE) for row in self.rows)

    @property
    def current(self) -> tuple[AssignmentRow, ...]:
        """The first few assignments that are not closed, for who teaches."""
        return tuple(row for row in self.rows if row.view.phase is not Phase.CLOSED)[:SHOWN]

    @property
    def _counted(self) -> tuple[AssignmentRow, ...]:
        return tuple(row for row in self.rows if row.view.phase is not Phase.BEFORE)


@dataclass(frozen=True, slots=True)
class Standings:
    """All courses of somebody: those they learn in, those they teach, and the library where they have been in it."""

    learnt: tuple[Standing, ...]
    taught: tuple[Standing, ...]
    practice: Standing | None


def standings(courses: Sequence[CourseView], rows: Mapping[int, tuple[AssignmentRow, ...]]) -> Standings:
    """The courses with their assignments' rows, by the course's id, each where it belongs."""
    all_of_them = [Standing(view, rows[view.course.pk]) for view in courses]
    practice = next((one for one in all_of_them if one.view.course.slug == LIBRARY and not one.view.teaches), None)
    others = [one for one in all_of_them if one is not practice]
    return Standings(
        learnt=tuple(one for one in others if not one.view.teaches),
        taught=tuple(one for one in others if one.view.teaches),
        practice=practice,
    )

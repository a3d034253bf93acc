"""Corrections from a gradebook file of ours: what would change is shown first, then stored as adjustments."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.courses.models import Assignment, Course
from grader.courses.selectors import students_taught
from grader.gradebook.book.window import columns_of
from grader.gradebook.models import AdjustmentKind, Mark
from grader.gradebook.services import adjustment_add
from grader.tables import Table, decimal_of

MOST = 5_000  # changes of one file


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that says something else than the gradebook: ``after`` None means excused."""

    line: int
    user: User
    assignment: Assignment
    exercise: Exercise
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change, and what is wrong with it, as (line, sentence)."""

    corrections: tuple[Correction, ...]
    problems: tuple[tuple[int, str], ...]
    unchanged: int


def corrections_preview(*, viewer: User, course: Course, table: Table) -> Preview:
    """Compare a file in our own form with the gradebook. Six queries. Raises NotFound for who does not teach here.

    Columns named ``assignment/exercise`` are compared, an empty cell says nothing; all other columns are left alone.
    """
    people = students_taught(viewer=viewer, course=course).select_related("user")
    users = {row.user.username: row.user for row in people}
    items = {
        f"{one.assignment.slug}/{item.exercise.slug}": (one.assignment, item)
        for one in columns_of(course)
        for item in one.items
    }
    head = {name: at for at, name in enumerate(table.header) if table.header.count(name) == 1 or name not in items}
    problems: list[tuple[int, str]] = []
    if "account" not in head:
        return Preview((), ((1, _("There is no column “account”: export the gradebook and change that file.")),), 0)
    problems += [
        (1, _("There is no exercise %(name)s in this course.") % {"name": name})
        for name in head
        if "/" in name and name not in items
    ]
    problems += [
        (1, _("The column %(name)s stands twice: leave one of them.") % {"name": name})
        for name, count in Counter(table.header).items()
        if name in items and count > 1
    ]
    marks = _marks(course, users)
    found: list[Correction] = []
    lines: dict[int, int] = {}  # by student, the line that names them
    unchanged = 0
    for line, row in zip(table.lines, table.rows, strict=True):
        name = row[head["account"]] if head["account"] < len(row) else ""
        user = users.get(name.removeprefix("'"))
        if user is None:
            problems.append((line, _("There is no student %(name)s in this course.") % {"name": name or "?"}))
            continue
        if lines.setdefault(user.pk, line) != line:
            problems.append((line, _("The same person stands in line %(line)s.") % {"line": lines[user.pk]}))
            continue
        for column, at in head.items():
            if column not in items or at >= len(row) or not row[at]:
                continue
            assignment, item = items[column]
            points, excused = marks.get((user.pk, assignment.pk, item.exercise_id), (None, False))
            before = None if excused else points
            try:
                after = _points(row[at], item, before)
            except ValueError as error:
                problems.append((line, f"{column}: {error}"))
                continue
            if before == after and (after is not None or excused):
                unchanged += 1
            else:
                found.append(Correction(line, user, assignment, item.exercise, before, after))
    if len(found) > MOST:
        problems.append((1, _("More than %(count)s marks would change; split the file.") % {"count": MOST}))
    return Preview(tuple(found[:MOST]), tuple(problems), unchanged)


@transaction.atomic
def corrections_apply(*, viewer: User, course: Course, table: Table, reason: str) -> int:
    """Store each correction as an override, or an excuse, with ``reason``; how many. All of them or none.

    Raises NotFound as the preview does, ValidationError without a reason.
    """
    preview = corrections_preview(viewer=viewer, course=course, table=table)
    for one in preview.corrections:
        adjustment_add(
            assignment=one.assignment,
            user=one.user,
            exercise=one.exercise,
            kind=AdjustmentKind.EXCUSED if one.after is None else AdjustmentKind.OVERRIDE,
            value=one.after,
            reason=reason,
            by=viewer,
        )
    return len(preview.corrections)


def _marks(course: Course, users: dict[str, User]) -> dict[tuple[int, int, int], tuple[Decimal | None, bool]]:
    """By student, assignment and exercise the points, and whether they are excused: rows of columns, of which a course
    has ten thousands."""
    rows = Mark.objects.filter(assignment__course=course, user__in=[user.pk for user in users.values()])
    of = ("user", "assignment", "exercise", "points", "excused")
    return {
        (user, assignment, exercise): (points, excused)
        for user, assignment, exercise, points, excused in rows.values_list(*of)
    }


def _points(text: str, item: AssignmentExercise, before: Decimal | None) -> Decimal | None:
    """The points in a cell, None for "excused"; a bonus that stands may lie beyond the maximum. Raises ValueError."""
    if text.lower() == "excused":
        return None
    points = decimal_of(text.removeprefix("'"))
    if points is None:
        raise ValueError(_("“%(text)s” is no number of points.") % {"text": text[:40]})
    if points == before:
        return before
    if not 0 <= points <= item.points:
        raise ValueError(
            _("%(text)s is not between 0 and %(most)s points.") % {"text": text[:40], "most": f"{item.points:f}"}
        )
    return points.quantize(Decimal("0.01"))

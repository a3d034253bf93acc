"""The gradebook: a course's students against its exercises, a window of rows at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum

from grader.catalog.models import AssignmentExercise
from grader.courses.memo import remembered
from grader.courses.models import Assignment, Category, Course, Enrolment, Mode, Section
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.gradebook.marks.totals import Standing, Total, Weighing, by_points, total
from grader.gradebook.models import Mark
from grader.quizzes.asking.pools import asked_of

WINDOW = 50


class Sort(StrEnum):
    """What the rows are ordered by."""

    NAME = "name"
    NUMBER = "number"
    TOTAL = "total"
    TOTAL_UP = "total-up"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for: ``section`` by key, a ``state`` of ``STATES``, ``query`` in name, account or number."""

    section: int | None = None
    state: str = ""
    query: str = ""
    sort: Sort = Sort.NAME
    offset: int = 0
    limit: int = WINDOW


STATES = ("missing", "late", "adjusted", "dropped")


@dataclass(frozen=True, slots=True)
class AssignmentColumns:
    """An assignment's columns: its exercises, in order, and what a student can have, of pools what they give."""

    assignment: Assignment
    items: tuple[AssignmentExercise, ...]
    max_points: Decimal


class BookMark(NamedTuple):
    """What the gradebook shows of a mark: a window has thousands, each of which would cost ten times as a model."""

    points: Decimal
    max_points: Decimal
    late: bool
    excused: bool
    adjusted: bool


@dataclass(frozen=True, slots=True)
class BookRow:
    """One student: their marks by (assignment, exercise), what they have by assignment, and their total."""

    enrolment: Enrolment
    marks: dict[tuple[int, int], BookMark]
    standings: dict[int, Standing]
    total: Total


@dataclass(frozen=True, slots=True)
class Book:
    """A window of the gradebook; ``count`` rows there are in all, ``after`` is where the next window begins."""

    columns: tuple[AssignmentColumns, ...]
    rows: tuple[BookRow, ...]
    count: int
    sections: tuple[Section, ...]
    wanted: Wanted

    @property
    def after(self) -> int | None:
        following = self.wanted.offset + len(self.rows)
        return following if following < self.count else None


def gradebook(*, viewer: Viewer, course: Course, wanted: Wanted) -> Book:
    """The window that is asked for, of the students the viewer teaches. Nine queries at most. Raises NotFound."""
    people = students_taught(viewer=viewer, course=course, dropped=wanted.state == "dropped")
    columns = columns_of(course)
    rows = _matching(people, wanted, course)
    if wanted.sort in (Sort.TOTAL, Sort.TOTAL_UP):
        everybody = list(rows.values_list("pk", "user_id"))
        totals = totals_of(course, columns, [user for _, user in everybody])
        nobody = Decimal(-1)
        everybody.sort(key=lambda row: (-1 if wanted.sort is Sort.TOTAL else 1) * (totals[row[1]].percent or nobody))
        count = len(everybody)
        keys = [pk for pk, _ in everybody[wanted.offset : wanted.offset + wanted.limit]]
        found = {row.pk: row for row in people.filter(pk__in=keys).select_related("user").prefetch_related("sections")}
        shown = [found[pk] for pk in keys]
    else:
        count = rows.count()
        order = ("student_number", "pk") if wanted.sort is Sort.NUMBER else ("user__name", "user__username", "pk")
        window = rows.order_by(*order).select_related("user").prefetch_related("sections")
        shown = list(window[wanted.offset : wanted.offset + wanted.limit])
    return Book(columns, book_rows(course, columns, shown), count, tuple(course.sections.all()), wanted)


def columns_of(course: Course) -> tuple[AssignmentColumns, ...]:
    """The columns of a course: its published assignments by due date, practice left out. Three queries."""
    items: dict[int, list[AssignmentExercise]] = defaultdict(list)
    rows = AssignmentExercise.objects.filter(assignment__course=course).select_related("exercise")
    for item in rows.order_by("position", "pk"):
        items[item.assignment_id].append(item)
    assignments = Assignment.objects.filter(course=course, published=True).exclude(mode=Mode.PRACTICE)
    asked = asked_of(user=None, assignments=list(items))
    return tuple(
        AssignmentColumns(
            assignment,
            tuple(items[assignment.pk]),
            asked[assignment.pk].points,
        )
        for assignment in assignments.order_by("due_at", "pk")
        if items[assignment.pk]
    )


def book_rows(
    course: Course, columns: Sequence[AssignmentColumns], enrolments: Sequence[Enrolment]
) -> tuple[BookRow, ...]:
    """The rows of these students, with every mark. Two queries."""
    marks: dict[int, dict[tuple[int, int], BookMark]] = defaultdict(dict)
    wanted = Mark.objects.filter(assignment__in=[one.assignment.pk for one in columns])
    wanted = wanted.filter(user__in=[row.user_id for row in enrolments])
    for user, assignment, exercise, *shown in wanted.values_list("user", "assignment", "exercise", *BookMark._fields):
        marks[user][assignment, exercise] = BookMark(*shown)
    weighings = _weighings(course, columns)
    rows = []
    for row in enrolments:
        mine = marks[row.user_id]
        standings = {one.assignment.pk: _standing(one, mine) for one in columns}
        rows.append(BookRow(row, mine, standings, _total(standings, weighings)))
    return tuple(rows)


def totals_of(course: Course, columns: Sequence[AssignmentColumns], users: Sequence[int]) -> dict[int, Total]:
    """The totals of many students, without a mark of theirs being read one by one. Two queries."""
    weighings = _weighings(course, columns)
    rows = Mark.objects.filter(assignment__in=[one.assignment.pk for one in columns]).order_by()
    sums = {
        "points": Sum("points", filter=Q(excused=False), default=Decimal(0)),
        "excused": Sum("max_points", filter=Q(excused=True), default=Decimal(0)),
    }
    zero = (Decimal(0), Decimal(0))
    if weighings is None:  # all points of all that can be had: a row for each student is enough
        worth = sum((one.max_points for one in columns), Decimal(0))
        whole = {user: (points, excused) for user, points, excused in rows.values_list("user").annotate(**sums)}
        return {user: _whole(*whole.get(user, zero), worth) for user in users}
    found: dict[int, dict[int, tuple[Decimal, Decimal]]] = defaultdict(dict)
    for user, assignment, points, excused in rows.values_list("user", "assignment").annotate(**sums):
        found[user][assignment] = (Decimal(points), Decimal(excused))
    totals = {}
    for user in users:
        standings = {}
        for one in columns:
            points, excused = found[user].get(one.assignment.pk, zero)
            standings[one.assignment.pk] = Standing(points, one.max_points - excused)
        totals[user] = _total(standings, weighings)
    return totals


def _matching(people: QuerySet[Enrolment], wanted: Wanted, course: Course) -> QuerySet[Enrolment]:
    if wanted.section is not None:
        people = people.filter(sections=wanted.section)
    if wanted.query:
        text = wanted.query
        people = people.filter(
            Q(user__name__icontains=text) | Q(user__username__icontains=text) | Q(student_number__icontains=text)
        )
    marked = Mark.objects.filter(assignment__course=course)
    if wanted.state == "missing":
        people = people.exclude(user__in=marked.values("user"))
    elif wanted.state == "late":
        people = people.filter(user__in=marked.filter(late=True).values("user"))
    elif wanted.state == "adjusted":
        people = people.filter(user__in=marked.filter(adjusted=True).values("user"))
    return people


def _standing(columns: AssignmentColumns, marks: dict[tuple[int, int], BookMark]) -> Standing:
    points, of = Decimal(0), columns.max_points
    for item in columns.items:
        mark = marks.get((columns.assignment.pk, item.exercise_id))
        if mark is not None and mark.excused:
            of -= item.points
        elif mark is not None:
            points += mark.points
    return Standing(points, of)


def _weighings(course: Course, columns: Sequence[AssignmentColumns]) -> list[Weighing] | None:
    """How the course weighs its categories; None where it has none."""
    categories = remembered(("categories", course.pk), lambda: list(Category.objects.filter(course=course)))
    if not categories:
        return None
    return [
        Weighing(
            category.weight,
            category.drop_lowest,
            tuple(one.assignment.pk for one in columns if one.assignment.category_id == category.pk),
        )
        for category in categories
    ]


def _whole(points: Decimal, excused: Decimal, worth: Decimal) -> Total:
    return by_points({0: Standing(Decimal(points), worth - Decimal(excused))})


def _total(standings: dict[int, Standing], weighings: list[Weighing] | None) -> Total:
    return by_points(standings) if weighings is None else total(standings, weighings)

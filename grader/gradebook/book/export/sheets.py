"""The gradebook as rows of cells, in our own form and in those that learning platforms import.

Headers as the platforms document them: Canvas (Student, ID, SIS User ID, SIS Login ID, Section, then titles; a second
row of points possible; no byte order mark), Moodle (columns are mapped by hand, students by ID number or e-mail),
Blackboard (Username; every cell in quotes; a column without its number becomes a new text column, to be made a score
there), Brightspace (OrgDefinedId, Username, titles that end in "Points Grade", an end-of-line indicator; nothing about
a person besides). A platform that knows its own columns by number makes new ones from a title alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from grader.courses.models import Course, Enrolment
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.gradebook.book.window import AssignmentColumns, BookRow, book_rows, columns_of
from grader.localised import localised

Cell = str | Decimal | None
BATCH = 200
IDENTITY = ("account", "name", "number", "section", "e-mail")  # of our own form, never translated: it is read again


@dataclass(frozen=True, slots=True)
class Form:
    """How a platform wants the table: rows above the students', a student's row, and whether each cell is in quotes."""

    name: str
    head: Callable[[tuple[AssignmentColumns, ...]], list[list[Cell]]]
    row: Callable[[BookRow, tuple[AssignmentColumns, ...]], list[Cell]]
    quoted: bool = False


def sheet(*, viewer: Viewer, course: Course, form: Form) -> Iterator[list[Cell]]:
    """The rows of ``form`` for the students the viewer teaches, read in batches. Raises NotFound at the first row."""
    people = students_taught(viewer=viewer, course=course).order_by("user__name", "user__username", "pk")
    columns = columns_of(course)
    yield from form.head(columns)
    keys = list(people.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = Enrolment.objects.filter(pk__in=keys[start : start + BATCH]).select_related("user")
        found = {row.pk: row for row in batch.prefetch_related("sections")}
        for row in book_rows(course, columns, [found[pk] for pk in keys[start : start + BATCH]]):
            yield form.row(row, columns)


def _own_head(columns: tuple[AssignmentColumns, ...]) -> list[list[Cell]]:
    head: list[Cell] = [*IDENTITY]
    for one in columns:
        head += [f"{one.assignment.slug}/{item.exercise.slug}" for item in one.items]
        head.append(one.assignment.slug)
    return [[*head, "total %"]]


def _own_row(row: BookRow, columns: tuple[AssignmentColumns, ...]) -> list[Cell]:
    user = row.enrolment.user
    cells: list[Cell] = [user.username, user.name, row.enrolment.student_number, _sections(row.enrolment), user.email]
    for one in columns:
        for item in one.items:
            mark = row.marks.get((one.assignment.pk, item.exercise_id))
            cells.append(None if mark is None else "excused" if mark.excused else mark.points)
        cells.append(row.standings[one.assignment.pk].points)
    percent = row.total.percent
    return [*cells, None if percent is None else percent.quantize(Decimal("0.01"))]


def _canvas_head(columns: tuple[AssignmentColumns, ...]) -> list[list[Cell]]:
    titles: list[Cell] = [*_titles(columns)]
    points: list[Cell] = [one.max_points for one in columns]
    return [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles],
        ["    Points Possible", "", "", "", "", *points],
    ]


def _canvas_row(row: BookRow, columns: tuple[AssignmentColumns, ...]) -> list[Cell]:
    first, last = names(row.enrolment)
    student = f"{last}, {first}" if first else last
    login = row.enrolment.user.username
    return [student, "", _identifier(row.enrolment), login, _sections(row.enrolment), *_points(row, columns)]


def _moodle_head(columns: tuple[AssignmentColumns, ...]) -> list[list[Cell]]:
    titles: list[Cell] = [f"Assignment: {title} (Real)" for title in _titles(columns)]
    return [["First name", "Surname", "ID number", "Institution", "Department", "Email address", *titles]]


def _moodle_row(row: BookRow, columns: tuple[AssignmentColumns, ...]) -> list[Cell]:
    first, last = names(row.enrolment)
    return [first, last, _identifier(row.enrolment), "", "", row.enrolment.user.email, *_points(row, columns)]


def _blackboard_head(columns: tuple[AssignmentColumns, ...]) -> list[list[Cell]]:
    titles: list[Cell] = [
        f"{title} [Total Pts: {_plain(one.max_points)} Score]"
        for title, one in zip(_titles(columns), columns, strict=True)
    ]
    return [["Last Name", "First Name", "Username", "Student ID", *titles]]


def _blackboard_row(row: BookRow, columns: tuple[AssignmentColumns, ...]) -> list[Cell]:
    first, last = names(row.enrolment)
    return [last, first, row.enrolment.user.username, _identifier(row.enrolment), *_points(row, columns)]


def _brightspace_head(columns: tuple[AssignmentColumns, ...]) -> list[list[Cell]]:
    titles: list[Cell] = [
        f"{title} Points Grade <Numeric MaxPoints:{_plain(one.max_points)}>"
        for title, one in zip(_titles(columns), columns, strict=True)
    ]
    return [["OrgDefinedId", "Username", *titles, "End-of-Line Indicator"]]


def _brightspace_row(row: BookRow, columns: tuple[AssignmentColumns, ...]) -> list[Cell]:
    return [_identifier(row.enrolment), row.enrolment.user.username, *_points(row, columns), "#"]


FORMS = {
    form.name: form
    for form in (
        Form("tensorgrade", _own_head, _own_row),
        Form("canvas", _canvas_head, _canvas_row),
        Form("moodle", _moodle_head, _moodle_row),
        Form("blackboard", _blackboard_head, _blackboard_row, quoted=True),
        Form("brightspace", _brightspace_head, _brightspace_row),
    )
}


def names(enrolment: Enrolment) -> tuple[str, str]:
    """First and last name for a platform that has two fields: what stands before the last space, and what after."""
    name = enrolment.user.name or enrolment.user.username
    first, _, last = name.rpartition(" ")
    return first, last


def _titles(columns: tuple[AssignmentColumns, ...]) -> list[str]:
    """The assignments' titles; where two read alike each with its part of the address, as a platform knows a column by
    its title alone."""
    titles = [localised(one.assignment.title) or gettext("Assignment") for one in columns]
    return [
        f"{title} ({one.assignment.slug})" if titles.count(title) > 1 else title
        for title, one in zip(titles, columns, strict=True)
    ]


def _points(row: BookRow, columns: tuple[AssignmentColumns, ...]) -> list[Cell]:
    """An assignment's points; empty where the student is excused from all of it or has no mark there."""
    marked = {assignment for assignment, _ in row.marks}
    return [
        row.standings[one.assignment.pk].points
        if one.assignment.pk in marked and row.standings[one.assignment.pk].of > 0
        else None
        for one in columns
    ]


def _identifier(enrolment: Enrolment) -> str:
    return enrolment.external_id or enrolment.student_number


def _sections(enrolment: Enrolment) -> str:
    return ", ".join(section.name for section in enrolment.sections.all())


def _plain(points: Decimal) -> str:
    return f"{points.normalize():f}"

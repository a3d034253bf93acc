"""A roster from a file or pasted lines: read, compared with the course, shown row by row, and only then applied.

Applying the same roster twice changes nothing. Who is dropped keeps their work and no longer sees the course.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.accounts.services import users_create
from grader.courses.models import Course, Enrolment, Role, Section, Status, Verb
from grader.courses.people.sections import marks_follow, sections_give
from grader.courses.record.events import record
from grader.tables import Table

# What a column may be called, in lower case and without spaces, dots and dashes.
COLUMNS = {
    "name": {"name", "fullname", "student", "studentname", "姓名", "名字", "学生姓名", "vollername"},
    "first": {"firstname", "givenname", "名", "vorname"},
    "last": {"lastname", "surname", "familyname", "姓", "nachname"},
    "email": {"email", "emailaddress", "mail", "邮箱", "邮箱地址", "电子邮件", "电子邮箱", "电子邮箱地址"},
    "number": {"number", "studentnumber", "studentid", "idnumber", "id", "学号", "sisuserid", "orgdefinedid"},
    "section": {"section", "group", "class", "tutorial", "lab", "班级", "班", "行政班", "行政班级", "分组", "组"},
}
CHINESE = re.compile("[\u3400-\u9fff]+")
WIDTHS = {"name": 150, "number": 40, "section": 80, "email": 254}


class Change(StrEnum):
    """What a row of the roster does."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    DROP = "drop"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Line:
    """One person as the roster names them."""

    line: int
    name: str
    email: str
    number: str
    section: str


@dataclass(frozen=True, slots=True)
class RosterRow:
    """What one line would do, with the sentence that says why or what; ``line`` 0: somebody the roster leaves out."""

    line: int
    change: Change
    name: str
    email: str = ""
    number: str = ""
    section: str = ""
    says: str = ""
    enrolment: Enrolment | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """All rows of a preview, and how many of each kind."""

    rows: tuple[RosterRow, ...]
    counts: Mapping[Change, int] = field(default_factory=dict)

    @property
    def does_something(self) -> bool:
        return any(self.counts.get(change) for change in (Change.ADD, Change.CHANGE, Change.DROP))


def roster_preview(*, course: Course, table: Table, drop: bool) -> Roster:
    """What ``table`` would do to the students of ``course``; with ``drop``, who is not in it drops out. Four queries.

    A person is known by their student number in this course, else by their e-mail address.
    """
    enrolments = list(Enrolment.objects.filter(course=course).select_related("user").prefetch_related("sections"))
    by_number = {row.student_number: row for row in enrolments if row.student_number}
    by_email = {row.user.email.lower(): row for row in enrolments if row.user.email}
    rows: list[RosterRow] = []
    seen: dict[str, int] = {}
    met: dict[int, int] = {}  # by enrolment, the line that names them
    for one in _lines(table):
        problem = _problem(one, seen)
        known = by_number.get(one.number) if one.number else None
        by_mail = by_email.get(one.email) if one.email else None
        if not problem and known and by_mail and known.pk != by_mail.pk:
            problem = _("This number belongs to %(name)s, and this e-mail address to somebody else.") % {
                "name": known.user.get_full_name()
            }
        known = known or by_mail
        if not problem and known is None and not one.email:
            problem = _("There is no e-mail address, which a new person needs.")
        if not problem and known is not None and known.pk in met:  # by their number in one line, by e-mail in another
            problem = _("The same person stands in line %(line)s.") % {"line": met[known.pk]}
        if problem:
            rows.append(_row(one, Change.WRONG, problem, known))
        elif known is None:
            rows.append(_row(one, Change.ADD, "", None))
        else:
            met[known.pk] = one.line
            says = _changes(one, known)
            rows.append(_row(one, Change.CHANGE if says else Change.SAME, says, known))
    if drop:
        wrong = {row.enrolment.pk for row in rows if row.enrolment is not None}
        rows += [
            RosterRow(0, Change.DROP, row.user.get_full_name(), row.user.email, row.student_number, enrolment=row)
            for row in enrolments
            if row.role == Role.STUDENT and row.status == Status.ACTIVE and row.pk not in met.keys() | wrong
        ]
    counts = {change: sum(row.change is change for row in rows) for change in Change}
    return Roster(tuple(rows), counts)


@transaction.atomic
def roster_apply(*, course: Course, table: Table, drop: bool, by: User) -> Roster:
    """Apply what the preview says, lines that are wrong left out; in one transaction. Returns what was applied."""
    Course.objects.select_for_update().get(pk=course.pk)  # two rosters at once: the second sees the first's people
    roster = roster_preview(course=course, table=table, drop=drop)
    sections = {section.name: section for section in course.sections.all()}
    for row in roster.rows:
        if row.section and row.section not in sections and row.change in (Change.ADD, Change.CHANGE):
            sections[row.section] = Section.objects.create(course=course, name=row.section)
    new = [row for row in roster.rows if row.change is Change.ADD]
    users = users_create(people=[(row.email, row.name) for row in new])
    added = Enrolment.objects.bulk_create(
        Enrolment(course=course, user=users[row.email], student_number=row.number) for row in new
    )
    there = [(enrolment, sections[row.section]) for enrolment, row in zip(added, new, strict=True) if row.section]
    member = Enrolment.sections.through
    member.objects.bulk_create(member(enrolment=enrolment, section=section) for enrolment, section in there)
    moved = {enrolment.user_id: {section.pk} for enrolment, section in there}
    for row in roster.rows:
        if row.enrolment is None:
            continue
        if row.change is Change.CHANGE:
            row.enrolment.status = Status.ACTIVE
            row.enrolment.student_number = row.number or row.enrolment.student_number
            row.enrolment.save(update_fields=["status", "student_number"])
            if row.section:
                given = sections_give(enrolment=row.enrolment, sections=[sections[row.section]])
                moved[row.enrolment.user_id] = given
        elif row.change is Change.DROP:
            row.enrolment.status = Status.DROPPED
            row.enrolment.save(update_fields=["status"])
            record(Verb.PERSON_DROPPED, course=course, actor=by, subject=row.enrolment.user)
    marks_follow(moved)
    if roster.does_something:
        counts = {change.value: count for change, count in roster.counts.items()}
        record(Verb.PERSON_ENROLLED, course=course, actor=by, roster=counts)
    return roster


def _lines(table: Table) -> Iterator[Line]:
    header = {name: at for at, cell in enumerate(table.header) if (name := _column(cell))}
    rows: Sequence[tuple[str, ...]] = table.rows
    lines: Sequence[int] = table.lines
    if not header:  # no header at all: what it is shows in each cell
        rows, lines = (table.header, *rows), (1, *lines)
    for line, row in zip(lines, rows, strict=True):
        cells = {name: row[at] for name, at in header.items() if at < len(row)} if header else _guessed(row)
        name = cells.get("name") or _joined(cells.get("first", ""), cells.get("last", ""))
        yield Line(line, name, cells.get("email", "").lower(), cells.get("number", ""), cells.get("section", ""))


def _joined(first: str, last: str) -> str:
    """Both parts as the person writes them: a Chinese name has the family's first, and no space."""
    if first and last and CHINESE.fullmatch(first + last):
        return last + first
    return f"{first} {last}".strip()


def _column(cell: str) -> str | None:
    plain = "".join(char for char in cell.lower() if char not in " -_.")
    return next((name for name, spellings in COLUMNS.items() if plain in spellings), None)


def _guessed(row: tuple[str, ...]) -> dict[str, str]:
    """``Ada Lovelace <ada@example.org>``, or cells: one with an @, one with digits, the rest name and section."""
    found: dict[str, str] = {}
    for cell in filter(None, row):
        if cell.endswith(">") and "<" in cell:
            found["name"], found["email"] = (part.strip(' "<>') for part in cell.rsplit("<", 1))
        elif "@" in cell:
            found["email"] = cell
        elif any(char.isdigit() for char in cell) and "number" not in found and " " not in cell:
            found["number"] = cell
        elif "name" not in found:
            found["name"] = cell
        else:
            found["section"] = cell
    return found


def _problem(one: Line, seen: dict[str, int]) -> str:
    """What is wrong with a line by itself, or with an earlier one that names the same person; else ''."""
    for name, most in WIDTHS.items():
        if len(getattr(one, name)) > most:
            return _("%(value)s… is too long.") % {"value": getattr(one, name)[:40]}
    if not one.email and not one.number:
        return _("There is neither an e-mail address nor a student number.")
    if one.email:
        try:
            validate_email(one.email)
        except ValidationError:
            return _("“%(email)s” is no e-mail address.") % {"email": one.email}
    for key in filter(None, (one.email, one.number and f"#{one.number}")):
        if key in seen:
            return _("The same person stands in line %(line)s.") % {"line": seen[key]}
        seen[key] = one.line
    return ""


def _changes(one: Line, known: Enrolment) -> str:
    says = []
    if known.status == Status.DROPPED:
        says.append(_("comes back"))
    if one.number and one.number != known.student_number:
        says.append(_("number %(before)s → %(after)s") % {"before": known.student_number or "–", "after": one.number})
    before = ", ".join(section.name for section in known.sections.all())
    if one.section and one.section != before:
        says.append(_("section %(before)s → %(after)s") % {"before": before or "–", "after": one.section})
    return "; ".join(says)


def _row(one: Line, change: Change, says: str, known: Enrolment | None) -> RosterRow:
    name = one.name or (known.user.get_full_name() if known is not None else one.email)
    return RosterRow(one.line, change, name, one.email, one.number, one.section, says, known)

"""The sections of a course, and who is in them. Where a section has other dates, marks follow who comes and goes."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.courses.models import Assignment, Course, Enrolment, Extension, Section, Verb
from grader.courses.record.events import record
from grader.courses.rules import Viewer, may_manage, role_in
from grader.courses.signals import dates_changed
from grader.errors import NotFound

MOST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A section as it is to be called; ``pk`` None makes a new one, an empty name takes it away."""

    pk: int | None
    name: str


def section_list(*, viewer: Viewer, course: Course) -> tuple[Section, ...]:
    """The sections by name, each with how many people it has as ``people``. Two queries.

    For instructors; raises NotFound for all others.
    """
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    return tuple(course.sections.annotate(people=Count("enrolments")).order_by("name"))


@transaction.atomic
def sections_name(*, course: Course, named: Sequence[Named], by: User) -> None:
    """Name the sections of ``named`` so, and leave all others as they are.

    Raises ValidationError for a name twice, more than ``MOST``, and where one that would go has people or other dates.
    """
    known = {row.pk: row for row in Section.objects.select_for_update().filter(course=course)}
    asked = {one.pk: one.name.strip() for one in named if one.pk in known}
    gone = {pk for pk, name in asked.items() if not name}
    new = [name for one in named if one.pk is None and (name := one.name.strip())]
    after = {pk: asked.get(pk, row.name) for pk, row in known.items() if pk not in gone}
    names = [*after.values(), *new]
    if len(names) > MOST:
        raise ValidationError(_("A course has at most %(count)s sections.") % {"count": MOST})
    if len(set(names)) != len(names):
        raise ValidationError(_("Each section needs a name of its own."))
    for section in Section.objects.filter(pk__in=gone).annotate(people=Count("enrolments")):
        if section.people or section.extensions.exists():
            raise ValidationError(
                _("“%(name)s” stays: it has people or other dates. Take those out of it first.")
                % {"name": section.name}
            )
    before = sorted(row.name for row in known.values())
    Section.objects.filter(pk__in=gone).delete()
    renamed = [pk for pk, name in after.items() if name != known[pk].name]
    for pk in renamed:  # two may change names, and none may stand twice at any moment
        Section.objects.filter(pk=pk).update(name=uuid.uuid4().hex)
    for pk in renamed:
        Section.objects.filter(pk=pk).update(name=after[pk])
    Section.objects.bulk_create(Section(course=course, name=name) for name in new)
    if sorted(names) != before:
        record(Verb.COURSE_CHANGED, course=course, actor=by, changes={"sections": [before, sorted(names)]})


def marks_follow(moved: Mapping[int, Collection[int]]) -> None:
    """Recompute what other dates of sections change; ``moved``: by user the sections that they came to or left.

    One query, and what recomputing takes where one of the sections has other dates. Call it in the transaction.
    """
    sections = {section for some in moved.values() for section in some}
    if not sections:
        return
    rows = Extension.objects.filter(section__in=sections).select_related(
        "assignment__policy", "assignment__course__policy"
    )
    for row in rows.order_by("pk"):
        users = {user for user, some in moved.items() if row.section_id in some}
        dates_changed.send(sender=Assignment, assignment=row.assignment, user_ids=users)


def sections_give(*, enrolment: Enrolment, sections: Collection[Section]) -> set[int]:
    """Put somebody into exactly these sections; the keys of those they came to or left, for ``marks_follow``."""
    before = {section.pk for section in enrolment.sections.all()}
    after = {section.pk for section in sections}
    if before != after:
        enrolment.sections.set(sections)
    return before ^ after

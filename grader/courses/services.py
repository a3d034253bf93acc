"""What is written about courses. Who may ask for it is for the page to know (``rules``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grader.accounts.models import User
from grader.courses.models import Assignment, Course, Enrolment, Extension, Group, Mode, Role, Section, Verb
from grader.courses.record.events import changes, record
from grader.courses.signals import dates_changed

UNBOUND = {
    "opens_at": gettext_lazy("The assignment has no opening date: give it one, then others can have another."),
    "due_at": gettext_lazy("The assignment has no due date: give it one, then others can have another."),
    "closes_at": gettext_lazy("The assignment has no closing date: give it one, then others can have another."),
}


def course_create(*, slug: str, title: Mapping[str, str], instructor: User) -> Course:
    """A new course with its first instructor. Raises ValidationError for a taken slug or a title without English."""
    course = Course(slug=slug, title=dict(title))
    course.full_clean()
    course.save()
    enrol(course=course, user=instructor, role=Role.INSTRUCTOR)
    return course


def enrol(*, course: Course, user: User, role: Role = Role.STUDENT) -> Enrolment:
    """Put somebody in the course, or give them another role in it."""
    enrolment, _created = Enrolment.objects.update_or_create(course=course, user=user, defaults={"role": role})
    return enrolment


@transaction.atomic
def assignment_create(
    *,
    course: Course,
    slug: str,
    title: Mapping[str, str],
    mode: Mode = Mode.HOMEWORK,
    opens_at: datetime | None = None,
    due_at: datetime | None = None,
    closes_at: datetime | None = None,
    published: bool = False,
    by: User | None = None,
) -> Assignment:
    """A new assignment; ``by`` goes into the course's record. Raises ValidationError for a taken slug or dates out of
    order."""
    assignment = Assignment(
        course=course,
        slug=slug,
        title=dict(title),
        mode=mode,
        opens_at=opens_at,
        due_at=due_at,
        closes_at=closes_at,
        published=published,
    )
    assignment.full_clean()
    assignment.save()
    if by is not None:
        record(Verb.ASSIGNMENT_CREATED, course=course, actor=by, assignment=assignment, mode=str(mode))
    return assignment


@transaction.atomic
def extension_grant(
    *,
    assignment: Assignment,
    user: User | None = None,
    section: Section | None = None,
    group: Group | None = None,
    opens_at: datetime | None = None,
    due_at: datetime | None = None,
    closes_at: datetime | None = None,
    more_seconds: int = 0,
    more_attempts: int = 0,
    reason: str = "",
    by: User | None = None,
) -> Extension:
    """Other dates for one person, section or group, in place of an extension they had.

    Raises ValidationError for dates out of order, for a date in place of one that the assignment has not, for none or
    several of the three, and for a section or group of another course or assignment.
    """
    for_whom = {"user": user, "section": section, "group": group}
    if sum(whom is not None for whom in for_whom.values()) != 1:
        raise ValidationError(_("An extension is for one person, one section or one group."))
    if section is not None and section.course_id != assignment.course_id:
        raise ValidationError(_("This section belongs to another course."))
    if group is not None and group.assignment_id != assignment.pk:
        raise ValidationError(_("This group belongs to another assignment."))
    for name, date in (("opens_at", opens_at), ("due_at", due_at), ("closes_at", closes_at)):
        if date is not None and getattr(assignment, name) is None:
            raise ValidationError(UNBOUND[name])
    _check_order(assignment, opens_at=opens_at, due_at=due_at, closes_at=closes_at)
    extension = Extension.objects.filter(assignment=assignment, **for_whom).first() or Extension(
        assignment=assignment, **for_whom
    )
    after = {
        "opens_at": opens_at,
        "due_at": due_at,
        "closes_at": closes_at,
        "more_seconds": more_seconds,
        "more_attempts": more_attempts,
        "reason": reason,
    }
    changed = changes(extension, after)
    for name, value in after.items():
        setattr(extension, name, value)
    extension.given_by = by
    extension.full_clean()
    extension.save()
    record(
        Verb.EXTENSION_GIVEN,
        course=assignment.course,
        actor=by,
        subject=user,
        assignment=assignment,
        section=section.name if section else "",
        group=group.name if group else "",
        changes=changed,
    )
    dates_changed.send(sender=Assignment, assignment=assignment, user_ids=_people_of(user, section, group))
    return extension


@transaction.atomic
def extension_withdraw(*, extension: Extension, by: User) -> None:
    """Take other dates back; marks follow in the same transaction, and the record keeps what they were."""
    assignment = extension.assignment
    users = _people_of(extension.user, extension.section, extension.group)
    record(
        Verb.EXTENSION_WITHDRAWN,
        course=assignment.course,
        actor=by,
        subject=extension.user,
        assignment=assignment,
        section=extension.section.name if extension.section else "",
        group=extension.group.name if extension.group else "",
        due_at=extension.due_at,
        closes_at=extension.closes_at,
        reason=extension.reason,
    )
    extension.delete()
    dates_changed.send(sender=Assignment, assignment=assignment, user_ids=users)


def extension_list(*, assignment: Assignment) -> tuple[Extension, ...]:
    """All other dates of an assignment, the newest first. One query."""
    rows = Extension.objects.filter(assignment=assignment).select_related("user", "section", "group", "given_by")
    return tuple(rows.order_by("-pk"))


def _check_order(
    assignment: Assignment, *, opens_at: datetime | None, due_at: datetime | None, closes_at: datetime | None
) -> None:
    """Raises ValidationError where other dates, among those that stay, are out of order: they would not hold.

    A due date past the closing is none of it: it takes the closing along.
    """
    opens, due = opens_at or assignment.opens_at, due_at or assignment.due_at
    if closes_at is not None and due is not None and closes_at < due:
        raise ValidationError(_("It closes before it is due."))
    if opens is not None and due is not None and opens > due:
        raise ValidationError(_("It is due before it opens."))
    closes = closes_at or assignment.closes_at
    if opens is not None and due is None and closes is not None and opens > closes:
        raise ValidationError(_("It closes before it opens."))


def _people_of(user: User | None, section: Section | None, group: Group | None) -> set[int]:
    if user is not None:
        return {user.pk}
    if group is not None:
        return set(group.members.values_list("user_id", flat=True))
    assert section is not None
    return set(section.enrolments.values_list("user_id", flat=True))

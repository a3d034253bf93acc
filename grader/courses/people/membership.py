"""Joining and leaving a course, and what somebody is in it."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Role, Section, Status, Verb
from grader.courses.models.courses import new_join_code
from grader.courses.people.sections import marks_follow, sections_give
from grader.courses.record.events import changes, record
from grader.errors import NotFound


@transaction.atomic
def membership_change(
    *,
    enrolment: Enrolment,
    by: User,
    role: Role,
    status: Status,
    student_number: str = "",
    sections: Collection[Section] = (),
) -> Enrolment:
    """Give somebody another role, number, sections, or take them out and in again.

    Raises ValidationError where the number is somebody else's, a section belongs to another course, or the course would
    have no instructor left.
    """
    course = Course.objects.select_for_update().get(pk=enrolment.course_id)
    after = {"role": role, "status": status, "student_number": student_number.strip()}
    changed = changes(enrolment, after)
    for name, value in after.items():
        setattr(enrolment, name, value)
    enrolment.full_clean()
    if any(section.course_id != course.pk for section in sections):
        raise ValidationError(_("This section belongs to another course."))
    others = Enrolment.objects.filter(course=course, role=Role.INSTRUCTOR, status=Status.ACTIVE)
    if not (role == Role.INSTRUCTOR and status == Status.ACTIVE) and not others.exclude(pk=enrolment.pk).exists():
        raise ValidationError(_("A course needs an instructor: make somebody else one first."))
    enrolment.save()
    before = {section.name for section in enrolment.sections.all()}
    if moved := sections_give(enrolment=enrolment, sections=sections):
        changed["sections"] = [sorted(before), sorted(section.name for section in sections)]
        marks_follow({enrolment.user_id: moved})
    if changed:
        verb = Verb.PERSON_DROPPED if changed.get("status", ["", ""])[1] == Status.DROPPED else Verb.PERSON_CHANGED
        record(verb, course=course, actor=by, subject=enrolment.user, changes=changed)
    return enrolment


@transaction.atomic
def course_join(*, user: User, code: str) -> Course:
    """Put ``user`` into the course that has this code, as a student. Who is in already stays what they are.

    Raises NotFound for a code that opens nothing, an archived course, and for who was taken out of it.
    """
    course = Course.objects.filter(join_code=code.strip().upper().replace("-", ""), archived_at=None).first()
    if course is None:
        raise NotFound
    enrolment, created = Enrolment.objects.get_or_create(course=course, user=user)
    if enrolment.status != Status.ACTIVE:
        raise NotFound
    if created:
        record(Verb.PERSON_ENROLLED, course=course, actor=user, subject=user, by="code")
    return course


def join_code_set(*, course: Course, by: User, on: bool) -> Course:
    """A new code for joining the course, or none: the old one opens nothing any more."""
    course.join_code = new_join_code() if on else None
    course.save(update_fields=["join_code"])
    record(Verb.COURSE_CHANGED, course=course, actor=by, join_code="new" if on else "off")
    return course


def acting_instructor(*, course: Course, name: str = "") -> User | None:
    """The active instructor with this account, or without one the first; None where there is none. One query."""
    rows = Enrolment.objects.filter(
        course=course, role=Role.INSTRUCTOR, status=Status.ACTIVE, user__is_active=True
    ).select_related("user")
    row = (rows.filter(user__username=name) if name else rows).order_by("pk").first()
    return row.user if row else None

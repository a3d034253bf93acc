"""Who may see and do what in a course. What somebody may not see does not exist for them (404, never 403)."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from grader.accounts.models import User
from grader.courses.memo import remembered
from grader.courses.models import Course, Enrolment, Role, Status
from grader.prepared import ID, Select

_ENROLMENT = Select(
    lambda course, user: Enrolment.objects.filter(course=course, user=user, status=Status.ACTIVE.value),
    course=ID,
    user=ID,
)

Viewer = User | AnonymousUser
TEACHING = (Role.ASSISTANT, Role.INSTRUCTOR)


def role_in(viewer: Viewer, course: Course) -> Role | None:
    """What the viewer is in the course; None for outsiders and for nobody. One query."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return None
    user, pk = viewer.pk, course.pk
    found = remembered(("enrolment", user, pk), lambda: _ENROLMENT.first(course=pk, user=user))
    return Role(found.role) if found else None


def teaches(role: Role | None) -> bool:
    """Assistants and instructors see unpublished assignments, every student's work and whole reports."""
    return role in TEACHING


def sections_taught(viewer: Viewer, course: Course) -> frozenset[int] | None:
    """Ids of the sections to which an assistant of the course is limited; None for who sees everybody or nobody.

    Two queries at most.
    """
    return _sections(viewer, course) if role_in(viewer, course) is Role.ASSISTANT else None


def teaches_person(viewer: Viewer, course: Course, user_id: int) -> bool:
    """Whether the viewer teaches this person in the course: an assistant with sections those sections' people alone.

    One query for instructors, three at most.
    """
    role = role_in(viewer, course)
    if role is not Role.ASSISTANT:
        return role is Role.INSTRUCTOR
    sections = _sections(viewer, course)
    if sections is None:
        return True
    rows = Enrolment.objects.filter(course=course.pk, user=user_id, sections__in=sections)
    return remembered(("teaches", viewer.pk, course.pk, user_id), rows.exists)


def _sections(viewer: Viewer, course: Course) -> frozenset[int] | None:
    mine = Enrolment.sections.through.objects.filter(enrolment__course=course.pk, enrolment__user=viewer.pk)
    key = ("sections", viewer.pk, course.pk)
    return remembered(key, lambda: frozenset(mine.values_list("section", flat=True))) or None


def may_manage(role: Role | None) -> bool:
    """Instructors alone change the course, its assignments and its people."""
    return role is Role.INSTRUCTOR


def may_create_course(user: User) -> bool:
    """Whoever keeps the site, and whoever teaches a course already."""
    return user.is_staff or Enrolment.objects.filter(user=user, role=Role.INSTRUCTOR, status=Status.ACTIVE).exists()

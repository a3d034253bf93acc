"""Reading who is in a course, a window at a time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from grader.courses.models import Course, Enrolment, Section, Status
from grader.courses.rules import Viewer, may_manage, role_in
from grader.courses.selectors import students_taught
from grader.errors import NotFound

WINDOW = 100


@dataclass(frozen=True, slots=True)
class PeopleWanted:
    """Which people are asked for; empty values ask for all."""

    query: str = ""
    role: str = ""
    status: str = Status.ACTIVE
    section: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """A window of a course's people; ``count`` there are in all, ``after`` is where the next window begins."""

    rows: tuple[Enrolment, ...]
    count: int
    sections: tuple[Section, ...]
    wanted: PeopleWanted

    @property
    def after(self) -> int | None:
        following = self.wanted.offset + len(self.rows)
        return following if following < self.count else None

    @property
    def before(self) -> int | None:
        return max(0, self.wanted.offset - WINDOW) if self.wanted.offset else None


def people_list(*, viewer: Viewer, course: Course, wanted: PeopleWanted) -> People:
    """Everybody for instructors, those they teach for assistants. Six queries. Raises NotFound for all others."""
    if may_manage(role_in(viewer, course)):
        rows = Enrolment.objects.filter(course=course, status=wanted.status)
    else:
        rows = students_taught(viewer=viewer, course=course, dropped=wanted.status == Status.DROPPED)
    if wanted.role:
        rows = rows.filter(role=wanted.role)
    if wanted.section is not None:
        rows = rows.filter(sections=wanted.section)
    if text := wanted.query:
        rows = rows.filter(
            Q(user__name__icontains=text)
            | Q(user__username__icontains=text)
            | Q(user__email__icontains=text)
            | Q(student_number__icontains=text)
        )
    window = rows.select_related("user").prefetch_related("sections").order_by("role", "user__name", "pk")
    return People(
        tuple(window[wanted.offset : wanted.offset + WINDOW]), rows.count(), tuple(course.sections.all()), wanted
    )


def person_get(*, viewer: Viewer, course: Course, user_id: int) -> Enrolment:
    """One person's membership, for instructors. Two queries. Raises NotFound."""
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    found = Enrolment.objects.filter(course=course, user=user_id).select_related("user", "course").first()
    if found is None:
        raise NotFound
    return found

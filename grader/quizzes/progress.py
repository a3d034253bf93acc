"""The class in a quiz, as its teachers watch it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Assignment, Enrolment, Role
from grader.courses.rules import Viewer, sections_taught
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.quizzes.models import Attempt, Place


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One student in the teachers' overview of a quiz."""

    user: User
    attempt: Attempt | None
    answered: int
    asked: int
    saved_at: datetime | None
    seen_lately: bool


def quiz_progress(*, viewer: Viewer, assignment: Assignment) -> tuple[ProgressRow, ...]:
    """Who is on what, saved when: the latest attempt of each student the viewer teaches. Seven queries.

    Raises NotFound for all but the course's teachers.
    """
    if not assignment_view(viewer=viewer, assignment=assignment).teaches:
        raise NotFound
    latest: dict[int, Attempt] = {}
    for attempt in Attempt.objects.filter(assignment=assignment).order_by("number"):
        latest[attempt.user_id] = attempt
    counts: dict[int, list[Place]] = {}
    places = Place.objects.filter(attempt__in=[attempt.pk for attempt in latest.values()])
    for place in places.only("attempt_id", "response", "unread", "saved_at"):
        counts.setdefault(place.attempt_id, []).append(place)
    now = clock.now()
    rows = []
    students = Enrolment.objects.filter(course=assignment.course_id, role=Role.STUDENT).select_related("user")
    sections = sections_taught(viewer, assignment.course)
    if sections is not None:
        students = students.filter(sections__in=sections).distinct()
    for enrolment in students.order_by("user__name", "user__username"):
        current = latest.get(enrolment.user_id)
        asked = counts.get(current.pk, []) if current else []
        saved = max((place.saved_at for place in asked if place.saved_at), default=None)
        rows.append(
            ProgressRow(
                user=enrolment.user,
                attempt=current,
                answered=sum(place.answered for place in asked),
                asked=len(asked),
                saved_at=saved,
                seen_lately=saved is not None and now - saved < timedelta(minutes=2),
            )
        )
    return tuple(rows)

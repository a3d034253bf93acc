"""Reading the record of a course."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from grader.courses.models import Course, Event
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound

WINDOW = 100


def events_of(*, viewer: Viewer, course: Course, before: int | None = None) -> tuple[Event, ...]:
    """The newest events, or those before one. Two queries. For instructors; raises NotFound for all others."""
    rows = _seen_by(viewer, course)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return tuple(rows[:WINDOW])


def events_after(*, viewer: Viewer, course: Course) -> Iterator[Event]:
    """All events, the oldest first, read as they are asked for. Raises NotFound as ``events_of`` does, at once."""
    return _seen_by(viewer, course).order_by("pk").iterator(chunk_size=500)


def _seen_by(viewer: Viewer, course: Course) -> QuerySet[Event]:
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    return Event.objects.filter(course=course).select_related("actor", "subject", "assignment")

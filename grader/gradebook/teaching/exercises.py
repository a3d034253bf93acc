"""The exercises that a course may use, and the versions of one, for who teaches it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from grader.catalog.models import Exercise, ExerciseVersion, Publication, usable_in
from grader.courses.models import Course
from grader.courses.rules import Viewer, role_in, teaches
from grader.errors import NotFound


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version, whether it is the current one, and how many submissions of the course were made for it."""

    version: ExerciseVersion
    current: bool
    submissions: int


def exercises_taught(*, viewer: Viewer, course: Course, limit: int, offset: int) -> tuple[tuple[Exercise, ...], int]:
    """A window of what the course's assignments may ask, by topic, and how many there are. Three queries.

    A course's own exercise stands for the library's at the same address. Raises NotFound for who does not teach here.
    """
    if not teaches(role_in(viewer, course)):
        raise NotFound
    rows = Exercise.objects.filter(usable_in(course)).exclude(current=None)
    own = Exercise.objects.filter(course=course).exclude(current=None).values("slug")
    rows = rows.exclude(course=None, slug__in=own)
    window = rows.select_related("current").defer("current__bundle").order_by("topic", "difficulty", "slug")
    return tuple(window[offset : offset + limit]), rows.count()


def versions_of(*, viewer: Viewer, course: Course, slug: str) -> tuple[VersionView, ...]:
    """What was published of an exercise, and what was handed in here for it, the newest first. Three queries.

    Raises NotFound for who does not teach here.
    """
    if not teaches(role_in(viewer, course)):
        raise NotFound
    found = list(Exercise.objects.filter(usable_in(course), slug=slug))
    if not found:
        raise NotFound
    exercise = max(found, key=lambda row: row.course_id is not None)
    here = Count("submissions", filter=Q(submissions__assignment__course=course))
    rows = ExerciseVersion.objects.filter(exercise=exercise).defer("bundle", "spec").annotate(here=here)
    published = Exists(Publication.objects.filter(version=OuterRef("pk")))  # drafts that were checked are none
    rows = rows.filter(published | Q(here__gt=0) | Q(pk=exercise.current_id)).order_by("-pk")
    return tuple(VersionView(row, row.pk == exercise.current_id, row.here) for row in rows)

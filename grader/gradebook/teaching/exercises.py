"""A course's assignments, the exercises it may use, and the versions of one, for who teaches it."""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Publication, usable_in
from grader.catalog.withheld import askable
from grader.courses.models import Assignment, Course
from grader.courses.rules import Viewer, may_manage, role_in, teaches
from grader.errors import NotFound
from grader.languages import LANGUAGES
from grader.submissions.models import Submission, SubmissionKind

ALL: Mapping[str, Any] = {}  # no filter


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version, whether it is the current one, and how many submissions of the course were made for it."""

    version: ExerciseVersion
    current: bool
    submissions: int


def exercises_taught(
    *, viewer: Viewer, course: Course, limit: int, offset: int, query: str = "", only: Mapping[str, Any] = ALL
) -> tuple[tuple[Exercise, ...], int]:
    """A window of what the course's assignments may ask, by topic, and how many there are. Six queries.

    ``query`` is a part of the address or title, ``only`` fields and what they hold. A course's own exercise stands for
    the library's at the same address. What another course still asks of the viewer as its student is left out. Raises
    NotFound for who does not teach here.
    """
    if not isinstance(viewer, User) or not teaches(role_in(viewer, course)):
        raise NotFound
    rows = askable(viewer=viewer, course=course).filter(**only)
    if query:
        titled = (Q(**{f"title__{language}__icontains": query}) for language in LANGUAGES)
        rows = rows.filter(functools.reduce(operator.or_, titled, Q(slug__icontains=query)))
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


@dataclass(frozen=True, slots=True)
class ItemTaught:
    """An exercise of an assignment, the version it is asked in, and how many students have handed something in."""

    item: AssignmentExercise
    version: ExerciseVersion | None
    students: int


@dataclass(frozen=True, slots=True)
class AssignmentTaught:
    """An assignment as its instructors have it, with its exercises in order."""

    assignment: Assignment
    items: tuple[ItemTaught, ...]


def assignments_taught(
    *, viewer: Viewer, course: Course, limit: int, offset: int, only: Mapping[str, Any] = ALL
) -> tuple[tuple[AssignmentTaught, ...], int]:
    """A window of the course's assignments, by due date, and how many there are. Five queries.

    ``only``: fields and what they hold. Raises NotFound for all but the course's instructors.
    """
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    rows = Assignment.objects.filter(course=course, **only)
    window = rows.select_related("policy", "category", "course__policy")[offset : offset + limit]
    return _with_items(list(window)), rows.count()


def assignment_taught(*, viewer: Viewer, assignment: Assignment) -> AssignmentTaught:
    """One of them as the database has it now. Four queries. Raises NotFound for all but its instructors."""
    if not may_manage(role_in(viewer, assignment.course)):
        raise NotFound
    row = Assignment.objects.select_related("policy", "category", "course__policy").get(pk=assignment.pk)
    return _with_items([row])[0]


def _with_items(assignments: Sequence[Assignment]) -> tuple[AssignmentTaught, ...]:
    rows = AssignmentExercise.objects.filter(assignment__in=assignments).select_related("exercise__current", "pinned")
    heavy = [f"{version}__{field}" for version in ("exercise__current", "pinned") for field in ("bundle", "spec")]
    sent = Submission.objects.filter(assignment__in=assignments, kind=SubmissionKind.SUBMISSION).order_by()
    students = {
        (assignment, exercise): count
        for assignment, exercise, count in sent.values_list("assignment", "exercise").annotate(
            count=Count("user", distinct=True)
        )
    }
    items: dict[int, list[ItemTaught]] = {row.pk: [] for row in assignments}
    for item in rows.defer(*heavy).order_by("position", "pk"):
        count = students.get((item.assignment_id, item.exercise_id), 0)
        items[item.assignment_id].append(ItemTaught(item, item.pinned or item.exercise.current, count))
    return tuple(AssignmentTaught(row, tuple(items[row.pk])) for row in assignments)

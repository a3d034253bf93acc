"""Choosing exercises for an assignment: a search over the library and the course's own, and what students sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from grader.catalog.models import AssignmentExercise, Exercise, usable_in
from grader.courses.models import Assignment
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound
from grader.submissions.models import Submission, SubmissionKind

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words in slug, topic and title of any language, and a topic, kind or difficulty."""

    text: str = ""
    topic: str = ""
    kind: str = ""
    difficulty: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first exercises that match, how many do, and every topic there is."""

    exercises: tuple[Exercise, ...]
    count: int
    topics: tuple[str, ...]


def exercises_search(*, viewer: Viewer, assignment: Assignment, search: Search) -> Found:
    """Exercises the assignment does not hold yet. Four queries. For instructors; raises NotFound for all others.

    A course's own exercise stands for one of the library's at the same address.
    """
    if not may_manage(role_in(viewer, assignment.course)):
        raise NotFound
    course = assignment.course
    own = Exercise.objects.filter(course=course).exclude(current=None)
    rows = Exercise.objects.filter(usable_in(course)).exclude(current=None)
    rows = rows.exclude(course=None, slug__in=own.values("slug"))
    topics = tuple(rows.order_by("topic").values_list("topic", flat=True).distinct())
    rows = rows.exclude(slug__in=AssignmentExercise.objects.filter(assignment=assignment).values("exercise__slug"))
    for word in search.text.split()[:8]:
        rows = rows.filter(Q(slug__icontains=word) | Q(topic__icontains=word) | Q(title__icontains=word))
    if search.topic:
        rows = rows.filter(topic=search.topic)
    if search.kind:
        rows = rows.filter(kind=search.kind)
    if search.difficulty is not None:
        rows = rows.filter(difficulty=search.difficulty)
    return Found(tuple(rows.order_by("topic", "difficulty", "slug")[:SHOWN]), rows.count(), topics)


def exercises_named(*, assignment: Assignment, slugs: list[str]) -> dict[str, Exercise]:
    """The exercises that these addresses mean in ``assignment``, by slug. Two queries.

    What it holds already, then the course's own, then the library's.
    """
    rows = Exercise.objects.filter(usable_in(assignment.course), slug__in=slugs).exclude(current=None)
    found: dict[str, Exercise] = {}
    for row in sorted(rows, key=lambda row: row.course_id is not None):
        found[row.slug] = row
    return found | {item.exercise.slug: item.exercise for item in placed_in(assignment=assignment)}


def sent_counts(*, assignment: Assignment) -> dict[int, int]:
    """By exercise how many students have handed something in. One query."""
    rows = Submission.objects.filter(assignment=assignment, kind=SubmissionKind.SUBMISSION).order_by()
    return dict(rows.values_list("exercise").annotate(count=Count("user", distinct=True)))


def placed_in(*, assignment: Assignment) -> tuple[AssignmentExercise, ...]:
    """The assignment's exercises in order, seen or not. One query."""
    return tuple(AssignmentExercise.objects.filter(assignment=assignment).select_related("exercise"))

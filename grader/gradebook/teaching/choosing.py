"""Choosing exercises for an assignment: a search over the library, and what students have sent already."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from grader.catalog.models import AssignmentExercise, Exercise
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
    """Exercises the assignment does not hold yet. Four queries. For instructors; raises NotFound for all others."""
    if not may_manage(role_in(viewer, assignment.course)):
        raise NotFound
    rows = Exercise.objects.exclude(current=None)
    topics = tuple(rows.order_by("topic").values_list("topic", flat=True).distinct())
    rows = rows.exclude(placements__assignment=assignment)
    for word in search.text.split()[:8]:
        rows = rows.filter(Q(slug__icontains=word) | Q(topic__icontains=word) | Q(title__icontains=word))
    if search.topic:
        rows = rows.filter(topic=search.topic)
    if search.kind:
        rows = rows.filter(kind=search.kind)
    if search.difficulty is not None:
        rows = rows.filter(difficulty=search.difficulty)
    return Found(tuple(rows.order_by("topic", "difficulty", "slug")[:SHOWN]), rows.count(), topics)


def exercises_named(*, slugs: list[str]) -> dict[str, Exercise]:
    """Exercises by slug. One query."""
    return {row.slug: row for row in Exercise.objects.filter(slug__in=slugs).exclude(current=None)}


def sent_counts(*, assignment: Assignment) -> dict[int, int]:
    """By exercise how many students have handed something in. One query."""
    rows = Submission.objects.filter(assignment=assignment, kind=SubmissionKind.SUBMISSION).order_by()
    return dict(rows.values_list("exercise").annotate(count=Count("user", distinct=True)))


def placed_in(*, assignment: Assignment) -> tuple[AssignmentExercise, ...]:
    """The assignment's exercises in order, seen or not. One query."""
    return tuple(AssignmentExercise.objects.filter(assignment=assignment).select_related("exercise"))

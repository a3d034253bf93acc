"""Choosing exercises for an assignment: a search over the library and the course's own, and what students sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.withheld import askable
from grader.courses.models import Assignment
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound
from grader.submissions.models import Submission, SubmissionKind

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words in slug, topic, title, tags and statement of any language, and the rest as it says.

    ``language`` is one that the statement is written in.
    """

    text: str = ""
    topic: str = ""
    kind: str = ""
    difficulty: int | None = None
    tag: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The first exercises that match, how many do, and every topic and tag there is."""

    exercises: tuple[Exercise, ...]
    count: int
    topics: tuple[str, ...]
    tags: tuple[str, ...]


def exercises_search(*, viewer: Viewer, assignment: Assignment, search: Search) -> Found:
    """Exercises the assignment does not hold yet. For instructors; raises NotFound for all others. Eight queries.

    A course's own exercise stands for one of the library's at the same address. What another course still asks of
    the viewer as its student is left out: who asks for an exercise reads its answers.
    """
    if not isinstance(viewer, User) or not may_manage(role_in(viewer, assignment.course)):
        raise NotFound
    course = assignment.course
    own = Exercise.objects.filter(course=course).exclude(current=None)
    rows = askable(viewer=viewer, course=course)
    rows = rows.exclude(course=None, slug__in=own.values("slug"))
    topics = tuple(rows.order_by("topic").values_list("topic", flat=True).distinct())
    rows = rows.exclude(slug__in=AssignmentExercise.objects.filter(assignment=assignment).values("exercise__slug"))
    told = list(rows.values_list("pk", "current__spec__tags", "current__spec__languages"))
    if search.tag or search.language:
        # A list inside JSON is asked in two ways by two databases, and a library is some hundred rows.
        rows = rows.filter(
            pk__in=[
                pk
                for pk, tags, languages in told
                if (not search.tag or search.tag in (tags or ()))
                and (not search.language or search.language in (languages or ()))
            ]
        )
    for word in search.text.split()[:8]:
        named = Q(slug__icontains=word) | Q(topic__icontains=word) | Q(title__icontains=word)
        rows = rows.filter(named | Q(search__words__contains=word.casefold()))
    if search.topic:
        rows = rows.filter(topic=search.topic)
    if search.kind:
        rows = rows.filter(kind=search.kind)
    if search.difficulty is not None:
        rows = rows.filter(difficulty=search.difficulty)
    return Found(tuple(rows.order_by("topic", "difficulty", "slug")[:SHOWN]), rows.count(), topics, _tags(told))


def _tags(told: Iterable[tuple[int, list[str] | None, object]]) -> tuple[str, ...]:
    return tuple(sorted({tag for _, tags, _ in told for tag in tags or ()}))


def exercises_named(*, viewer: User, assignment: Assignment, slugs: list[str]) -> dict[str, Exercise]:
    """The exercises that these addresses mean in ``assignment``, by slug, for one of its instructors. Five queries.

    What it holds already, then the course's own, then the library's: of these two what the search finds.
    """
    rows = askable(viewer=viewer, course=assignment.course).filter(slug__in=slugs)
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

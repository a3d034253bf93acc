"""The class's mistakes: which known ones, of how many people, since when, and how long until they passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, F, Max, Min

from grader.catalog.models import Exercise, ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.courses.models import Assignment, Course
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.judge.verdict import Verdict
from grader.submissions.models import NamedMistake, Submission, SubmissionKind

SHOWN = 4  # mistakes of an exercise that stand open
TOLD_KEPT = 4096  # versions whose sentences a process keeps
_told: dict[tuple[int, str], dict[str, dict[str, str]]] = {}


@dataclass(frozen=True, slots=True)
class ClassMistake:
    """A known mistake in one exercise: who made it, and what became of them."""

    assignment: Assignment
    exercise: Exercise
    name: str
    sentence: dict[str, str] = field(default_factory=dict)  # by language
    people: int = 0
    submissions: int = 0
    first: datetime | None = None
    last: datetime | None = None
    passed: int = 0  # of the people, how many passed the exercise later
    until_passed: timedelta | None = None  # the median of those
    who: frozenset[int] = frozenset()  # keys of the people

    @property
    def minutes(self) -> int:
        """``until_passed`` in minutes."""
        return round(self.until_passed.total_seconds() / 60) if self.until_passed is not None else 0


@dataclass(frozen=True, slots=True)
class ExerciseMistakes:
    """The mistakes made in one exercise of one assignment: the ``SHOWN`` of most people, and the rest."""

    assignment: Assignment
    exercise: Exercise
    first: tuple[ClassMistake, ...]
    rest: tuple[ClassMistake, ...]


def by_exercise(rows: Iterable[ClassMistake]) -> tuple[ExerciseMistakes, ...]:
    """``rows``, which come in order, by exercise: the one whose first mistake has most people first."""
    groups: dict[tuple[int, int], list[ClassMistake]] = defaultdict(list)
    for row in rows:
        groups[row.assignment.pk, row.exercise.pk].append(row)
    return tuple(
        ExerciseMistakes(made[0].assignment, made[0].exercise, tuple(made[:SHOWN]), tuple(made[SHOWN:]))
        for made in groups.values()
    )


@dataclass(frozen=True, slots=True)
class CourseMistake:
    """A mistake that was made in several exercises: by how many people, and where, most people first."""

    name: str
    sentence: dict[str, str]
    people: int
    places: tuple[ClassMistake, ...]


def over_course(rows: Iterable[ClassMistake]) -> tuple[CourseMistake, ...]:
    """The ``SHOWN`` mistakes of most people among those that ``rows`` have in several exercises."""
    groups: dict[str, list[ClassMistake]] = defaultdict(list)
    for row in rows:
        groups[row.name].append(row)
    found = [
        CourseMistake(name, made[0].sentence, len(frozenset().union(*(row.who for row in made))), tuple(made))
        for name, made in groups.items()
        if len({row.exercise.pk for row in made}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.people, one.name))[:SHOWN])


def class_mistakes(*, viewer: Viewer, course: Course, assignment: str = "") -> tuple[ClassMistake, ...]:
    """The mistakes that students the viewer teaches made, most people first. Seven queries. Raises NotFound."""
    people = students_taught(viewer=viewer, course=course)
    rows = NamedMistake.objects.filter(
        run__submission__assignment__course=course,
        run__submission__kind=SubmissionKind.SUBMISSION,
        run__submission__user__in=people.values("user"),
        run=F("run__submission__counted_run"),
    )
    if assignment:
        rows = rows.filter(run__submission__assignment__slug=assignment)
    place = ("run__submission__assignment", "run__submission__exercise", "name")
    each = (
        rows.order_by()
        .values_list(*place, "run__submission__user")
        .annotate(count=Count("pk"), first=Min("run__submission__created_at"), last=Max("run__submission__created_at"))
    )
    groups: dict[tuple[int, int, str], list[tuple[int, int, datetime, datetime]]] = defaultdict(list)
    for assignment_id, exercise_id, name, user, count, first, last in each:
        groups[assignment_id, exercise_id, name].append((user, count, first, last))
    if not groups:
        return ()
    passed = _passed(course, {user for made in groups.values() for user, *_ in made})
    assignments = Assignment.objects.select_related("course").in_bulk({key[0] for key in groups})
    exercises = Exercise.objects.in_bulk({key[1] for key in groups})
    sentences = sentences_of(exercises)
    found = []
    for (assignment_id, exercise_id, name), made in groups.items():
        waits = [
            at - first
            for user, _, first, _ in made
            if (at := passed.get((user, assignment_id, exercise_id))) and at > first
        ]
        found.append(
            ClassMistake(
                assignment=assignments[assignment_id],
                exercise=exercises[exercise_id],
                name=name,
                sentence=sentences.get((exercise_id, name), {}),
                people=len(made),
                submissions=sum(count for _, count, _, _ in made),
                first=min(first for _, _, first, _ in made),
                last=max(last for _, _, _, last in made),
                passed=len(waits),
                until_passed=timedelta(seconds=median(wait.total_seconds() for wait in waits)) if waits else None,
                who=frozenset(user for user, *_ in made),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.people, -one.submissions, one.name)))


def _passed(course: Course, users: set[int]) -> dict[tuple[int, int, int], datetime]:
    """When each of these students first passed each exercise of each assignment."""
    rows = Submission.objects.filter(
        assignment__course=course, kind=SubmissionKind.SUBMISSION, counted_run__verdict=Verdict.PASSED, user__in=users
    )
    first = rows.order_by().values_list("user", "assignment", "exercise").annotate(at=Min("created_at"))
    return {(user, assignment, exercise): at for user, assignment, exercise, at in first}


def sentences_of(exercises: Mapping[int, Exercise]) -> dict[tuple[int, str], dict[str, str]]:
    """What the current versions of these exercises, by key, say of their misconceptions: by exercise and name.

    One query, and one more where this process meets a version for the first time: versions never change.
    """
    rows = ExerciseVersion.objects.filter(pk__in={row.current_id for row in exercises.values()})
    keys = dict(rows.values_list("pk", "hash"))
    missing = [pk for pk, hash_ in keys.items() if (pk, hash_) not in _told]
    if len(_told) + len(missing) > TOLD_KEPT:
        _told.clear()
        missing = list(keys)
    for version in ExerciseVersion.objects.filter(pk__in=missing) if missing else ():
        told = bundle_of(version=version).misconceptions()
        _told[version.pk, version.hash] = {name: dict(text) for name, text in told.items()}
    return {
        (row.pk, name): text
        for row in exercises.values()
        if row.current_id in keys
        for name, text in _told.get((row.current_id, keys[row.current_id]), {}).items()
    }

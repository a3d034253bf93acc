"""The class's mistakes: which ones, of how many people, since when, and how long until they passed.

They are those that the exercises know, and those that an instructor named from the outputs the class shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max, Min, QuerySet

from grader import clock
from grader.catalog.models import Exercise, ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.courses.models import Assignment, Course
from grader.courses.rules import Viewer, role_in, sections_taught, teaches
from grader.courses.selectors import students_taught
from grader.errors import NotFound
from grader.gradebook.teaching.milliseconds import Milliseconds
from grader.judge.verdict import Verdict
from grader.submissions.help.outputs import OUTPUT, explained_outputs, unexplained
from grader.submissions.models import Submission, SubmissionKind

SHOWN = 4  # mistakes of an exercise that stand open
KEPT = 60  # seconds
TOLD_KEPT = 4096  # versions whose sentences a process keeps
_told: dict[tuple[int, str], dict[str, dict[str, str]]] = {}


@dataclass(frozen=True, slots=True)
class ClassMistake:
    """A mistake in one exercise: who made it, and what became of them."""

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
    output: str = ""  # its value, where an instructor named it from the class's outputs

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
    """The ``SHOWN`` mistakes of most people among those that ``rows`` have in several exercises.

    An output says nothing about another exercise, and is left out.
    """
    groups: dict[str, list[ClassMistake]] = defaultdict(list)
    for row in rows:
        if not row.output:
            groups[row.name].append(row)
    found = [
        CourseMistake(name, made[0].sentence, len(frozenset().union(*(row.who for row in made))), tuple(made))
        for name, made in groups.items()
        if len({row.exercise.pk for row in made}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.people, one.name))[:SHOWN])


def mistakes_kept(*, viewer: Viewer, course: Course, assignment: str = "") -> tuple[datetime, tuple[ClassMistake, ...]]:
    """``class_mistakes`` as it was at some moment of the last minute, and that moment: of two hundred thousand
    submissions it takes half a second, and is looked at again and again. Raises NotFound."""
    if not teaches(role_in(viewer, course)):
        raise NotFound
    sections = sections_taught(viewer, course)
    named = sorted(explained_outputs(course=course).values_list("pk", flat=True))  # what is named now is there at once
    asked = repr((course.pk, assignment, sorted(sections) if sections is not None else "all", named))
    key = f"class-mistakes:2:{blake2b(asked.encode(), digest_size=16).hexdigest()}"
    kept: tuple[datetime, tuple[ClassMistake, ...]] | None = cache.get(key)
    if kept is None:
        kept = (clock.now(), class_mistakes(viewer=viewer, course=course, assignment=assignment))
        cache.set(key, kept, KEPT)
    return kept


def class_mistakes(*, viewer: Viewer, course: Course, assignment: str = "") -> tuple[ClassMistake, ...]:
    """The mistakes that students the viewer teaches made, most people first. Nine queries. Raises NotFound."""
    people = students_taught(viewer=viewer, course=course).values("user")
    assignments = Assignment.objects.filter(course=course).select_related("course")
    places = {row.pk: row for row in (assignments.filter(slug=assignment) if assignment else assignments)}
    sent = Submission.objects.filter(assignment__in=places, kind=SubmissionKind.SUBMISSION, user__in=people).order_by()
    at = Milliseconds("created_at")

    def counted(rows: QuerySet[Submission], column: str) -> QuerySet[Submission, Any]:
        found = rows.values_list("assignment", "exercise", column, "user")
        return found.annotate(count=Count("pk"), first=Min(at), last=Max(at))

    groups: dict[tuple[int, int, str], list[tuple[int, int, int, int]]] = defaultdict(list)
    known = sent.filter(counted_run__mistakes__isnull=False)
    for assignment_id, exercise_id, name, user, count, begun, last in counted(known, "counted_run__mistakes__name"):
        groups[assignment_id, exercise_id, name].append((user, count, begun, last))
    sentences = explanations_of(course=course)
    values = {name.removeprefix(OUTPUT) for _, name in sentences}
    named = sent.filter(unexplained(run="counted_run"), counted_run__output__value__in=values)
    for assignment_id, exercise_id, value, user, count, begun, last in (
        counted(named, "counted_run__output__value") if values else ()
    ):
        if (exercise_id, OUTPUT + value) in sentences:
            groups[assignment_id, exercise_id, OUTPUT + value].append((user, count, begun, last))
    if not groups:
        return ()
    passed = sent.filter(counted_run__verdict=Verdict.PASSED, exercise__in={key[1] for key in groups})
    first = passed.values_list("user", "assignment", "exercise").annotate(at=Min(at))
    first_passed = {(user, place, exercise): moment for user, place, exercise, moment in first}
    exercises = Exercise.objects.in_bulk({key[1] for key in groups})
    sentences |= sentences_of(exercises)
    found = []
    for (assignment_id, exercise_id, name), made in groups.items():
        waits = [
            passed_at - begun
            for user, _, begun, _ in made
            if (passed_at := first_passed.get((user, assignment_id, exercise_id), 0)) > begun
        ]
        found.append(
            ClassMistake(
                assignment=places[assignment_id],
                exercise=exercises[exercise_id],
                name=name,
                sentence=sentences.get((exercise_id, name), {}),
                people=len(made),
                submissions=sum(count for _, count, _, _ in made),
                first=_moment(min(begun for _, _, begun, _ in made)),
                last=_moment(max(last for _, _, _, last in made)),
                passed=len(waits),
                until_passed=timedelta(milliseconds=median(waits)) if waits else None,
                who=frozenset(user for user, *_ in made),
                output=name.removeprefix(OUTPUT) if name.startswith(OUTPUT) else "",
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.people, -one.submissions, one.name)))


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def explanations_of(
    *, course: Course, exercises: Collection[int] | None = None
) -> dict[tuple[int, str], dict[str, str]]:
    """What the course's instructors say of outputs of these exercises, by key, or of all: by exercise and name."""
    rows = explained_outputs(course=course)
    if exercises is not None:
        rows = rows.filter(exercise__in=exercises)
    return {(row.exercise_id, OUTPUT + row.value): dict(row.text) for row in rows}


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

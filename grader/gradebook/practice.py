"""How far somebody has come in the library, and what to take next.

The rule of mastery, as the page states it: code is mastered when all cases pass; a question with other numbers each
time when the last two answers to it were right; a question that is always the same when the last one was. A topic is
mastered by the share of its exercises that are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Kind
from grader.catalog.sync import TOPICS, withheld_from
from grader.courses.models import Assignment
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.quizzes.models import Variant
from grader.submissions.models import GradingRun, SubmissionKind

IN_A_ROW = 2  # right answers that master a drawn question


class Mastery(StrEnum):
    """How an exercise of the library stands for somebody."""

    NEW = "new"
    BEGUN = "begun"
    MASTERED = "mastered"
    WITHHELD = "withheld"  # part of a quiz that is still to come


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One exercise of the library."""

    exercise: Exercise
    mastery: Mastery
    prerequisites: tuple[str, ...]  # slugs that are in the library
    ready: bool  # all of them are mastered


@dataclass(frozen=True, slots=True)
class Topic:
    """The exercises of one topic, the easiest first."""

    slug: str
    rows: tuple[PracticeRow, ...]

    @property
    def mastered(self) -> int:
        return sum(row.mastery is Mastery.MASTERED for row in self.rows)

    @property
    def percent(self) -> int:
        return 100 * self.mastered // len(self.rows) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Library:
    """The whole library for one person."""

    topics: tuple[Topic, ...]
    next: PracticeRow | None  # None when all is mastered


def library_view(*, user: User, practice: Assignment) -> Library:
    """The library with the user's own progress. Six queries, however many exercises."""
    items = AssignmentExercise.objects.filter(assignment=practice, exercise__current__isnull=False)
    exercises = [item.exercise for item in items.select_related("exercise")]
    needs = _prerequisites(exercises)
    standing = _standing(user, practice, exercises)
    slugs = {exercise.slug: exercise.pk for exercise in exercises}
    rows = []
    for exercise in exercises:
        known = tuple(slug for slug in needs.get(exercise.pk, ()) if slug in slugs)
        ready = all(standing[slugs[slug]] is Mastery.MASTERED for slug in known)
        rows.append(PracticeRow(exercise, standing[exercise.pk], known, ready))
    return Library(_topics(rows), _next(rows))


def library_search(library: Library, *, query: str, shown: str) -> list[Topic]:
    """The topics with the rows that hold every word of ``query``; ``shown`` is "code", "question", "open" or all."""
    words = query.casefold().split()

    def matches(row: PracticeRow) -> bool:
        exercise = row.exercise
        text = f"{exercise.slug} {exercise.topic} {' '.join(exercise.title.values())}".casefold()
        kinds = {"code": exercise.kind == "code", "question": exercise.kind == "question"}
        fits = kinds.get(shown, shown != "open" or row.mastery is not Mastery.MASTERED)
        return fits and all(word in text for word in words)

    topics = [Topic(topic.slug, tuple(row for row in topic.rows if matches(row))) for topic in library.topics]
    return [topic for topic in topics if topic.rows]


def _prerequisites(exercises: Sequence[Exercise]) -> dict[int, tuple[str, ...]]:
    versions = ExerciseVersion.objects.filter(pk__in=[exercise.current_id for exercise in exercises])
    return {pk: tuple(slugs or ()) for pk, slugs in versions.values_list("exercise", "spec__prerequisites")}


def _standing(user: User, practice: Assignment, exercises: Sequence[Exercise]) -> dict[int, Mastery]:
    withheld = withheld_from(user=user)
    passed = {
        mark.exercise_id
        for mark in Mark.objects.filter(user=user, assignment=practice)
        if mark.points >= mark.max_points
    }
    drawn = set(
        Variant.objects.filter(version__in=[exercise.current_id for exercise in exercises], number__gt=0)
        .values_list("version__exercise", flat=True)
        .distinct()
    )
    answers: dict[int, list[bool]] = {}  # exercise -> whether right, the newest first
    runs = (
        GradingRun.objects.filter(
            pk=F("submission__counted_run"),
            submission__user=user,
            submission__assignment=practice,
            submission__kind=SubmissionKind.SUBMISSION,
        )
        .order_by("-submission_id")
        .values_list("submission__exercise", "verdict")
    )
    for exercise, verdict in runs:
        answers.setdefault(exercise, []).append(verdict == Verdict.PASSED)

    def stands(exercise: Exercise) -> Mastery:
        if exercise.pk in withheld:
            return Mastery.WITHHELD
        given = answers.get(exercise.pk, [])
        if not given:
            return Mastery.NEW
        if exercise.kind == Kind.CODE:
            return Mastery.MASTERED if exercise.pk in passed else Mastery.BEGUN
        wanted = IN_A_ROW if exercise.pk in drawn else 1
        recent = given[:wanted]
        return Mastery.MASTERED if len(recent) == wanted and all(recent) else Mastery.BEGUN

    return {exercise.pk: stands(exercise) for exercise in exercises}


def _order(row: PracticeRow) -> tuple[int, int, int, str]:
    topic = row.exercise.topic
    place = TOPICS.index(topic) if topic in TOPICS else len(TOPICS)
    return place, row.exercise.difficulty, len(row.prerequisites), row.exercise.slug


def _topics(rows: Sequence[PracticeRow]) -> tuple[Topic, ...]:
    found: dict[str, list[PracticeRow]] = {}
    for row in sorted(rows, key=_order):
        found.setdefault(row.exercise.topic, []).append(row)
    return tuple(Topic(slug, tuple(members)) for slug, members in found.items())


def _next(rows: Sequence[PracticeRow]) -> PracticeRow | None:
    """What was begun comes before what is new; then what is ready, in the order of the path."""
    open_rows = [row for row in rows if row.mastery in (Mastery.NEW, Mastery.BEGUN)]
    return min(open_rows, key=lambda row: (not row.ready, row.mastery is Mastery.NEW, _order(row)), default=None)

"""How far somebody has come in the library, and what to take next.

The rule of mastery, as the page states it: code is mastered when all cases pass; a question with other numbers each
time when the last two answers to it were right; a question that is always the same when the last one was. An answer
that was given after its solution had been shown counts for neither. A topic is mastered by the share of its exercises
that are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, F, OuterRef

from grader.accounts.models import User
from grader.catalog.models import Exercise, ExerciseVersion, Kind
from grader.catalog.selectors import item_list
from grader.catalog.sync import TOPICS
from grader.courses.models import Assignment
from grader.courses.selectors import assignment_view
from grader.judge.verdict import Verdict
from grader.quizzes.asking.solutions import solutions_read
from grader.quizzes.models import Variant
from grader.submissions.models import GradingRun, SubmissionKind

_SOLUTION_AT = "submission__answer__draw__solution_at"
IN_A_ROW = 2  # right answers that master a drawn question


class Mastery(StrEnum):
    """How an exercise of the library stands for somebody."""

    NEW = "new"
    BEGUN = "begun"
    MASTERED = "mastered"
    READ = "read"  # always the same, and its solution was read before it was answered rightly


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
    """The library with the user's own progress. Ten queries at most, however many exercises.

    What is still asked of the user elsewhere is not in it: neither as a row nor in a count nor as what comes next.
    """
    view = assignment_view(viewer=user, assignment=practice)
    exercises = [item.exercise for item in item_list(view=view) if item.exercise.current_id is not None]
    needs, drawn = _versions(exercises)
    standing = _standing(user, practice, exercises, drawn)
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


def _versions(exercises: Sequence[Exercise]) -> tuple[dict[int, tuple[str, ...]], set[int]]:
    """The exercises' prerequisites, and which of them are drawn with other numbers each time. One query."""
    several = Exists(Variant.objects.filter(version=OuterRef("pk"), number__gt=0))
    rows = ExerciseVersion.objects.filter(pk__in=[exercise.current_id for exercise in exercises]).annotate(
        drawn=several
    )
    found = list(rows.values_list("exercise", "spec__prerequisites", "drawn"))
    return {pk: tuple(slugs or ()) for pk, slugs, _ in found}, {pk for pk, _, drawn in found if drawn}


def _standing(
    user: User, practice: Assignment, exercises: Sequence[Exercise], drawn: Collection[int]
) -> dict[int, Mastery]:
    answers: dict[int, list[bool]] = {}  # exercise -> whether right, the newest first
    runs = (
        GradingRun.objects.filter(
            pk=F("submission__counted_run"),
            submission__user=user,
            submission__assignment=practice,
            submission__kind=SubmissionKind.SUBMISSION,
        )
        .order_by("-submission_id")
        .values_list("submission__exercise", "verdict", "submission__created_at", _SOLUTION_AT)
    )
    read = solutions_read(user=user)
    for exercise, verdict, at, shown in runs:
        if exercise not in drawn:
            shown = read.get(exercise)
        answers.setdefault(exercise, [])
        if shown is None or at < shown:
            answers[exercise].append(verdict == Verdict.PASSED)

    def stands(exercise: Exercise) -> Mastery:
        given = answers.get(exercise.pk)
        if given is None:
            return Mastery.NEW
        if exercise.kind == Kind.CODE:
            return Mastery.MASTERED if any(given) else Mastery.BEGUN
        wanted = IN_A_ROW if exercise.pk in drawn else 1
        recent = given[:wanted]
        if len(recent) == wanted and all(recent):
            return Mastery.MASTERED
        return Mastery.READ if exercise.pk in read and exercise.pk not in drawn else Mastery.BEGUN

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

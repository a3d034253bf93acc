"""How far somebody has come in the library, and what to take next. A topic is mastered by the share of its exercises
that are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef

from grader.accounts.models import User
from grader.catalog.models import Exercise, ExerciseVersion
from grader.catalog.selectors import item_list
from grader.catalog.sync import TOPICS
from grader.courses.models import Assignment
from grader.courses.selectors import assignment_view
from grader.gradebook.own.mastery import DONE, Mastery, mastery_of
from grader.gradebook.own.path import Step, path_order
from grader.quizzes.models import Variant


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One exercise of the library, at its place on the path."""

    number: int  # counted from 1 over the whole path
    exercise: Exercise
    form: str  # "code", or the type of the question
    mastery: Mastery
    prerequisites: tuple[str, ...]  # slugs that are in the library
    unmet: tuple[str, ...]  # those of them that are neither mastered nor done with the solution

    @property
    def ready(self) -> bool:
        return not self.unmet


@dataclass(frozen=True, slots=True)
class Topic:
    """The exercises of one topic, in the order of the path."""

    slug: str
    rows: tuple[PracticeRow, ...]

    @property
    def mastered(self) -> int:
        return sum(row.mastery is Mastery.MASTERED for row in self.rows)

    @property
    def percent(self) -> int:
        return 100 * self.mastered // len(self.rows) if self.rows else 0


class Why(StrEnum):
    """What makes an exercise the one to take."""

    GO_ON = "go on"  # begun, and not finished
    NEXT = "next"  # the first on the path that is new, with all before it mastered
    OTHERWISE = "otherwise"  # the first such of another kind: a question where next is code, or code


@dataclass(frozen=True, slots=True)
class Proposal:
    """An exercise to take now."""

    why: Why
    row: PracticeRow


@dataclass(frozen=True, slots=True)
class Library:
    """The whole library for one person."""

    topics: tuple[Topic, ...]
    proposals: tuple[Proposal, ...]  # none when all is mastered

    @property
    def rows(self) -> tuple[PracticeRow, ...]:
        return tuple(row for topic in self.topics for row in topic.rows)

    @property
    def mastered(self) -> int:
        return sum(topic.mastered for topic in self.topics)


def library_view(*, user: User, practice: Assignment) -> Library:
    """The library with the user's own progress. Ten queries at most, however many exercises.

    Where something was handed in for a course, those that say what the course shows of it come to that. What is still
    asked of the user elsewhere is not in it: neither as a row nor in a count nor as what comes next.
    """
    view = assignment_view(viewer=user, assignment=practice)
    exercises = {
        item.exercise_id: item.exercise for item in item_list(view=view) if item.exercise.current_id is not None
    }
    specs = _specs(list(exercises.values()))
    drawn = {pk for pk, spec in specs.items() if spec.drawn}
    standing = mastery_of(user=user, practice=practice, exercises=list(exercises.values()), drawn=drawn)
    slugs = {exercise.slug: pk for pk, exercise in exercises.items()}
    steps = {
        exercise.slug: Step(place_of(exercise.topic), exercise.difficulty, exercise.minutes, frozenset(specs[pk].needs))
        for pk, exercise in exercises.items()
    }
    rows: dict[int, PracticeRow] = {}
    for number, slug in enumerate(path_order(steps), start=1):
        pk = slugs[slug]
        known = tuple(need for need in specs[pk].needs if need in slugs)
        unmet = tuple(need for need in known if standing[slugs[need]] not in DONE)
        rows[pk] = PracticeRow(number, exercises[pk], specs[pk].form, standing[pk], known, unmet)
    begun = [rows[pk] for pk, mastery in standing.items() if mastery is Mastery.BEGUN]
    return Library(_topics(list(rows.values())), _proposals(list(rows.values()), begun))


@dataclass(frozen=True, slots=True)
class _Spec:
    needs: tuple[str, ...]
    form: str
    drawn: bool  # with other numbers each time


def _specs(exercises: Sequence[Exercise]) -> dict[int, _Spec]:
    """What the exercises' current versions say of them, by the exercise's id. One query."""
    several = Exists(Variant.objects.filter(version=OuterRef("pk"), number__gt=0))
    rows = ExerciseVersion.objects.filter(pk__in=[exercise.current_id for exercise in exercises]).annotate(
        drawn=several
    )
    fields = ("exercise", "spec__prerequisites", "spec__question__type", "drawn")
    return {
        pk: _Spec(tuple(needs or ()), form or "code", drawn) for pk, needs, form, drawn in rows.values_list(*fields)
    }


def place_of(topic: str) -> int:
    """The topic's index on the path; those that it does not name come last."""
    return TOPICS.index(topic) if topic in TOPICS else len(TOPICS)


def _topics(rows: Sequence[PracticeRow]) -> tuple[Topic, ...]:
    found: dict[str, list[PracticeRow]] = {}
    for row in rows:
        found.setdefault(row.exercise.topic, []).append(row)
    return tuple(Topic(slug, tuple(found[slug])) for slug in sorted(found, key=lambda slug: (place_of(slug), slug)))


def _proposals(rows: Sequence[PracticeRow], begun: Sequence[PracticeRow]) -> tuple[Proposal, ...]:
    """``begun`` is what the user has begun, the newest first."""
    found = [Proposal(Why.GO_ON, row) for row in begun[:1]]
    new = [row for row in rows if row.mastery is Mastery.NEW]
    takeable = [row for row in new if row.ready] or new
    found += [Proposal(Why.NEXT, row) for row in takeable[:1]]
    other = [row for row in takeable if row.exercise.kind != takeable[0].exercise.kind]
    return (*found, *(Proposal(Why.OTHERWISE, row) for row in other[:1]))

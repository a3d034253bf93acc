"""What is read of experiments."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from grader.accounts.models import User
from grader.catalog.models import Exercise, Preparation
from grader.catalog.selectors import exercise_page
from grader.catalog.withheld import line_of
from grader.config import config
from grader.courses.access import all_done
from grader.courses.models import Assignment, Mode
from grader.courses.rules import Viewer
from grader.errors import NotFound
from grader.submissions.models import Experiment, RunState

OPEN_EXERCISE = "corr2d"  # of the library, for people without an account
OPEN_CASE = 1  # its worked example
LOOK_AGAIN = 5  # seconds, while no worker has prepared the version


@dataclass(frozen=True, slots=True)
class Start:
    """A visible case whose inputs somebody may change."""

    name: str
    title: Mapping[str, str]
    call: str
    arguments: tuple[Mapping[str, Any], ...]  # each with name, text, dtype, library
    compared: bool  # the reference's result would say whether theirs is right
    worked: Mapping[str, Any] | None = None  # of the worked example: the report that draws it


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of an experiment the exercise shows there: anything, and the reference's result too."""

    allowed: bool
    reference: bool


def shown_in(*, exercise: Exercise, assignment: Assignment | None) -> Shown:
    """What exercise.toml's ``try`` lets people see. In a quiz the reference's result only where it says so itself."""
    how = exercise_page(exercise=exercise).spec.get("try_")
    if how is None:
        how = "yours" if assignment is not None and assignment.mode == Mode.QUIZ else "expected"
    return Shown(allowed=how != "off", reference=how == "expected")


def starts_of(*, exercise: Exercise) -> tuple[Start, ...]:
    """The cases to start from; none while no worker has looked. One query now and then, none once they are known."""
    key = f"experiment-starts:2:{exercise.current_id}"
    found = cache.get(key)
    if found is None:
        row = Preparation.objects.filter(version=exercise.current_id).values_list("starts", flat=True).first()
        found = tuple(Start(**{**one, "arguments": tuple(one["arguments"])}) for one in row or ())
        cache.set(key, found, timeout=None if row is not None else LOOK_AGAIN)
    return found  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class OpenStart:
    """What anybody may try, without an account."""

    exercise: Exercise
    start: Start


def open_start() -> OpenStart | None:
    """What people without an account may try here; None where that is nothing, not prepared yet, or asked in a quiz.

    Two queries, and what ``all_done`` takes where a quiz asks for it.
    """
    if not config.tries_open:
        return None
    exercise = Exercise.objects.filter(slug=OPEN_EXERCISE, listed=True).exclude(current=None).first()
    if exercise is None or _examined(exercise):
        return None
    starts = starts_of(exercise=exercise)
    return OpenStart(exercise, starts[min(OPEN_CASE, len(starts) - 1)]) if starts else None


def _examined(exercise: Exercise) -> bool:
    """A quiz that is not over for everybody asks for it or a copy: nobody can tell who it is that has no account."""
    quizzes = Assignment.objects.filter(
        items__exercise__in=line_of(exercise=exercise), mode=Mode.QUIZ, published=True, course__archived_at=None
    )
    asked = list(quizzes.distinct().select_related("policy", "course__policy"))
    return len(all_done(asked)) < len(asked)


def open_experiment(*, public_id: uuid.UUID) -> Experiment:
    """What somebody without an account has run. Raises NotFound for all else, and where nobody may. One query."""
    row = Experiment.objects.filter(public_id=public_id, user=None).first() if config.tries_open else None
    if row is None:
        raise NotFound
    return row


def experiment_latest(*, user: User, exercise: Exercise, assignment: Assignment | None) -> Experiment | None:
    """The user's latest experiment there, or None. One query."""
    rows = Experiment.objects.filter(user=user, exercise=exercise, assignment=assignment)
    return rows.exclude(case="").first()


def experiment_waits(*, experiment: Experiment) -> bool:
    """Whether the experiment is queued or under way. One query."""
    return Experiment.objects.filter(pk=experiment.pk, state__in=[RunState.QUEUED, RunState.RUNNING]).exists()


def experiment_get(*, viewer: Viewer, public_id: uuid.UUID) -> Experiment:
    """The viewer's own experiment; one of somebody without an account is whoever's who knows its address.

    Raises NotFound.
    """
    row = (
        Experiment.objects.select_related("exercise", "assignment__course", "assignment__policy")
        .filter(public_id=public_id)
        .first()
    )
    if row is None or (row.user_id is not None and row.user_id != viewer.pk):
        raise NotFound
    return row

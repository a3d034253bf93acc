"""Hints: opened one at a time, in their order, each noted with its moment and its cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, QuerySet

from grader import clock
from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.catalog.hints import WrittenHint
from grader.catalog.models import Exercise
from grader.catalog.selectors import ItemView
from grader.courses.access import hints_allowed
from grader.courses.models import Assignment
from grader.errors import NotFound
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, OpenedHint, RunState, Submission

IN_A_ROW = 3  # so many failures offer a hint even where the mistake has a name


@dataclass(frozen=True, slots=True)
class ReadHint:
    """A hint that somebody has opened."""

    number: int
    html: str
    cost: Decimal
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class NextHint:
    """The hint that may be opened now: which of how many, and what that costs."""

    number: int
    of: int
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Hints:
    """What somebody sees of an exercise's hints: those they opened, and whether there is another."""

    opened: tuple[ReadHint, ...]
    next: NextHint | None

    @property
    def any(self) -> bool:
        return bool(self.opened or self.next)


NO_HINTS = Hints((), None)


def hints_get(*, view: ItemView, written: Sequence[WrittenHint]) -> Hints:
    """The exercise's hints as the view's viewer sees them. One query, none where none is written or allowed."""
    if not written or not _allowed(view):
        return NO_HINTS
    return _seen(written, _opened(view.assignment.user, view.exercise, view.assignment.assignment))


def hints_in(*, user: User, assignment: Assignment, written: Mapping[int, Sequence[WrittenHint]]) -> dict[int, Hints]:
    """The same for several exercises that an assignment asks of its student, by the exercise's id. Two queries."""
    asked = {pk: hints for pk, hints in written.items() if hints}
    if not asked or not hints_allowed(assignment):
        return {}
    rows: dict[int, list[OpenedHint]] = {pk: [] for pk in asked}
    for row in OpenedHint.objects.filter(user=user, assignment=assignment, exercise__in=asked):
        rows[row.exercise_id].append(row)
    return {pk: _seen(hints, rows[pk]) for pk, hints in asked.items()}


def hint_open(*, view: ItemView, written: Sequence[WrittenHint], number: int) -> None:
    """Open the hint of this number for the view's viewer; one that is open already stays as it is, and costs once.

    Raises NotFound for one whose turn it is not, or where the quiz's rules allow none.
    """
    if not _allowed(view):
        raise NotFound
    _open(view.assignment.user, view.exercise, view.assignment.assignment, written, number)


def hint_open_in(
    *, user: User, exercise: Exercise, assignment: Assignment, written: Sequence[WrittenHint], number: int
) -> None:
    """The same for a student whom an attempt at the assignment asks a question. Raises as ``hint_open``."""
    if not hints_allowed(assignment):
        raise NotFound
    _open(user, exercise, assignment, written, number)


def _open(user: User, exercise: Exercise, assignment: Assignment, written: Sequence[WrittenHint], number: int) -> None:
    if not 1 <= number <= len(written):
        raise NotFound
    with transaction.atomic():
        user_lock(pk=user.pk)
        opened = {row.number for row in _opened(user, exercise, assignment)}
        if number in opened:
            return
        if number != len(opened) + 1:
            raise NotFound
        OpenedHint.objects.create(
            user=user,
            exercise=exercise,
            assignment=assignment,
            number=number,
            cost=written[number - 1].cost,
            opened_at=clock.now(),
        )


def _seen(written: Sequence[WrittenHint], rows: Iterable[OpenedHint]) -> Hints:
    by_number = {row.number: row for row in rows}
    opened = tuple(
        ReadHint(number, hint.html, by_number[number].cost, by_number[number].opened_at)
        for number, hint in enumerate(written, start=1)
        if number in by_number
    )
    following = len(opened) + 1
    if following > len(written):
        return Hints(opened, None)
    return Hints(opened, NextHint(following, len(written), written[following - 1].cost))


def hint_offered(*, submission: Submission, run: GradingRun, written: int, named: bool) -> bool:
    """Whether a result is to offer its author the next of ``written`` hints.

    It does where the mistake is not ``named``, or where that does not help them. One query, another in a quiz.
    """
    assignment = submission.assignment
    if not failed(run=run) or named or not written or assignment is None or not hints_allowed(assignment):
        return False
    return _opened(submission.user, submission.exercise, assignment).count() < written


def failed(*, run: GradingRun) -> bool:
    """It ended, and not well, by its code's doing."""
    return run.state == RunState.FINISHED and run.verdict not in ("", Verdict.PASSED, Verdict.INTERNAL)


def stuck(*, submission: Submission) -> bool:
    """Its author's last tries of the exercise, this one the newest of them, all failed. One query."""
    last = (
        GradingRun.objects.filter(
            submission__user=submission.user_id,
            submission__exercise=submission.exercise_id,
            submission__assignment=submission.assignment_id,
            submission__pk__lte=submission.pk,
            state=RunState.FINISHED,
            pk=F("submission__counted_run"),
        )
        .exclude(verdict=Verdict.INTERNAL)
        .order_by("-submission_id", "-pk")
        .values_list("verdict", flat=True)[:IN_A_ROW]
    )
    verdicts = list(last)
    return len(verdicts) == IN_A_ROW and Verdict.PASSED not in verdicts


def _allowed(view: ItemView) -> bool:
    return view.assignment.teaches or hints_allowed(view.assignment.assignment)


def _opened(user: User, exercise: Exercise, assignment: Assignment) -> QuerySet[OpenedHint]:
    return OpenedHint.objects.filter(user=user, exercise=exercise, assignment=assignment)

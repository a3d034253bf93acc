"""Hints: opened one at a time, in their order, each noted with its moment and its cost."""

from __future__ import annotations

from collections.abc import Sequence
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


def hints_get(*, view: ItemView, written: Sequence[WrittenHint]) -> Hints:
    """The exercise's hints as the view's viewer sees them. One query, none where none is written or allowed."""
    if not written or not _allowed(view):
        return Hints((), None)
    rows = {row.number: row for row in _opened(view.assignment.user, view.exercise, view.assignment.assignment)}
    opened = tuple(
        ReadHint(number, hint.html, rows[number].cost, rows[number].opened_at)
        for number, hint in enumerate(written, start=1)
        if number in rows
    )
    following = len(opened) + 1
    if following > len(written):
        return Hints(opened, None)
    return Hints(opened, NextHint(following, len(written), written[following - 1].cost))


def hint_open(*, view: ItemView, written: Sequence[WrittenHint], number: int) -> None:
    """Open the hint of this number for the view's viewer; one that is open already stays as it is, and costs once.

    Raises NotFound for one whose turn it is not, or where the quiz's rules allow none.
    """
    user, assignment = view.assignment.user, view.assignment.assignment
    if not _allowed(view) or not 1 <= number <= len(written):
        raise NotFound
    with transaction.atomic():
        user_lock(pk=user.pk)
        opened = {row.number for row in _opened(user, view.exercise, assignment)}
        if number in opened:
            return
        if number != len(opened) + 1:
            raise NotFound
        OpenedHint.objects.create(
            user=user,
            exercise=view.exercise,
            assignment=assignment,
            number=number,
            cost=written[number - 1].cost,
            opened_at=clock.now(),
        )


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

"""Whose turn it is: what a worker claims next.

Turns make a rush fair. A student's run waits until now, and one SHARE later for each run of theirs that still
waits: with ten sent at once, the second stands behind everybody who sent a first within that time. It waits as much
longer as this student's runs have taken lately, those under way included, and LAG times as long for what is beyond
FREE: what computes until it is stopped holds up nobody but its own student, and even that one only while others wait.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import get_args

from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Max, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import ExerciseVersion
from grader.config import config
from grader.sandbox.bubblewrap import missing_here
from grader.sandbox.types import Arrays
from grader.submissions.models import GradingRun, RunState

SHARE = timedelta(seconds=1)
FREE, LAG, LATELY = timedelta(seconds=3), 10, timedelta(minutes=2)
LOOKED_AT = 200  # of those that wait, where only some of them may begin
OVERDUE = timedelta(seconds=2)  # no message takes so long
_CLAIMED = ("pk", "tries", "submission_id", "trace", "queued_at")


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker's right to a run. ``tries`` tells this claim from an earlier one of the same worker."""

    run_id: int
    worker: str
    tries: int
    # What is told of the run when it has ended.
    queue: str = field(default="", compare=False)
    submission: str = field(default="", compare=False)
    trace: str = field(default="", compare=False)
    waited: float = field(default=0.0, compare=False)  # seconds in the queue


def turn_of(*, user: User, now: datetime) -> datetime:
    """The turn of a run that ``user`` queues at ``now``. Two queries."""
    mine = GradingRun.objects.filter(state=RunState.QUEUED, submission__user=user, aside=False)
    waiting = mine.aggregate(last=Max("turn"))
    taken = _taken_lately([user.pk], now).get(user.pk, timedelta())
    lag = taken + LAG * max(timedelta(), taken - FREE)
    return now + lag if waiting["last"] is None else max(now, waiting["last"] + SHARE) + lag


def grading_run_claim(*, queue: str, worker: str, anybodys: bool = True) -> Claim | None:
    """Claim the run whose turn it is in ``queue``, for one lease; None when nothing there may begin now.

    Without ``anybodys`` only one of a student who has nothing running and has lately taken no more than FREE.
    """
    with transaction.atomic():
        # Two workers that look at once: PostgreSQL gives the second one the next row, SQLite lets it wait.
        now = clock.now()
        waiting = _claimable(queue, now)
        if not anybodys:
            waiting = waiting.filter(pk__in=_modest(waiting))
        row = waiting.select_for_update(skip_locked=True).order_by("turn", "pk").only(*_CLAIMED).first()
        if row is None:
            return None
        claimed = GradingRun.objects.filter(pk=row.pk, state=RunState.QUEUED, tries=row.tries).update(
            state=RunState.RUNNING,
            claimed_by=worker,
            lease_until=now + lease(),
            tries=row.tries + 1,
            started_at=now,
        )
        if claimed != 1:
            return None
        waited = max(0.0, (now - row.queued_at).total_seconds())
        return Claim(row.pk, worker, row.tries + 1, queue, str(row.submission_id), row.trace, waited)


def grading_runs_overdue(*, queue: str) -> bool:
    """Whether something in ``queue`` waits that no message will tell of: one was lost, or a pause is over."""
    now = clock.now()
    return _claimable(queue, now).filter(queued_at__lt=now - OVERDUE).exists()


def queue_of(*, run_id: int) -> str | None:
    """The queue that a message's run is in; None where the run is gone."""
    return GradingRun.objects.filter(pk=run_id).values_list("queue", flat=True).first()


def _claimable(queue: str, now: datetime) -> QuerySet[GradingRun]:
    waiting = GradingRun.objects.filter(state=RunState.QUEUED, queue=queue)
    missing = [arrays for arrays in get_args(Arrays) if missing_here(arrays)]
    if missing:  # what needs a library that is not here waits for a worker that has it; answers to questions need none
        waiting = waiting.exclude(version__in=ExerciseVersion.objects.filter(spec__code__arrays__in=missing))
    return waiting.filter(Q(not_before=None) | Q(not_before__lte=now))


def _modest(waiting: QuerySet[GradingRun]) -> list[int]:
    """A run of each of those who wait, have nothing running and have lately taken no more than FREE.

    All of them: another worker may be about to take the first.
    """
    rows = list(waiting.order_by("turn", "pk").values_list("pk", "submission__user")[:LOOKED_AT])
    people = {user for _, user in rows}
    running = GradingRun.objects.filter(state=RunState.RUNNING, submission__user__in=people, aside=False)
    busy = set(running.values_list("submission__user", flat=True))
    taken = _taken_lately(people - busy, clock.now())
    busy |= {user for user, time in taken.items() if time > FREE}
    first = {user: run for run, user in reversed(rows) if user not in busy}
    return list(first.values())


def _taken_lately(people: Collection[int], now: datetime) -> dict[int, timedelta]:
    """The time that these people's recent runs took, or have taken so far, summed by person. One query.

    What a regrade takes is no student's doing.
    """
    until = Coalesce("finished_at", Value(now), output_field=DateTimeField())
    took = ExpressionWrapper(until - F("started_at"), output_field=DurationField())
    sent = GradingRun.objects.filter(submission__user__in=people, submission__created_at__gt=now - LATELY, aside=False)
    begun = sent.filter(Q(state=RunState.RUNNING) | Q(state=RunState.FINISHED, finished_at__gt=now - LATELY)).order_by()
    return dict(begun.values_list("submission__user").annotate(took=Sum(took)))


def lease() -> timedelta:
    """How long a claim holds until it is renewed."""
    return timedelta(seconds=config.lease_seconds)

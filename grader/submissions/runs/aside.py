"""Gradings beside what counts: queued behind live work, told to whoever asked for them, dropped when nobody wants them.

A run aside is claimed, leased and finished like any other. It names no result: ``counted_run`` stays what it is until
somebody decides otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from grader import clock
from grader.catalog.models import ExerciseVersion
from grader.submissions.models import GradingRun, Queue, RunState, Submission
from grader.submissions.runs.services import held_by
from grader.submissions.runs.turns import Claim
from grader.submissions.services import queue_for

BEHIND = timedelta(days=365)  # in a queue that live work stands in too, a turn that comes after everybody's
AT_ONCE = 500


def asides_queue(*, wanted: Iterable[tuple[Submission, ExerciseVersion]]) -> list[GradingRun]:
    """Queue a grading aside of each submission by that version, in this order. One query for each few hundred.

    No message is sent: workers look for such runs by themselves while nothing else waits.
    """
    now = clock.now()
    queues: dict[int, Queue] = {}
    rows = []
    for submission, version in wanted:
        queue = queues.setdefault(version.pk, Queue.GPU if queue_for(version) == Queue.GPU else Queue.BULK)
        turn = now + BEHIND if queue == Queue.GPU else now
        rows.append(
            GradingRun(submission=submission, version=version, queue=queue, aside=True, turn=turn, queued_at=now)
        )
    return GradingRun.objects.bulk_create(rows, batch_size=AT_ONCE)


def asides_drop(*, runs: Collection[int]) -> int:
    """Take back those of these runs that still wait; how many. One that has begun ends, and counts for nothing."""
    waiting = GradingRun.objects.filter(pk__in=runs, state=RunState.QUEUED, aside=True)
    return waiting.update(state=RunState.SUPERSEDED, finished_at=clock.now())


def grading_run_leave(*, claim: Claim, reason: str) -> bool:
    """End a run aside without a result: its version cannot grade the submission, for this ``reason``'s key."""
    left = held_by(claim).filter(aside=True)
    ended = left.update(state=RunState.SUPERSEDED, finished_at=clock.now(), lease_until=None, error=reason)
    return ended == 1


def live_work_waits() -> bool:
    """Whether somebody's submission waits to be graded: what is graded aside comes after it. One query."""
    return GradingRun.objects.filter(state=RunState.QUEUED, queue=Queue.INTERACTIVE).exists()

"""The life of a grading run: queued, claimed under a lease, finished once, and found again when its worker died.

The database is the truth about every run; a message says only that its queue has work. So a claim takes the run
whose turn it is, whichever message woke the worker: messages may be lost, doubled or out of order.

Turns make a rush fair. A student's run waits until now, and one SHARE later for each run of theirs that still
waits: with ten sent at once, the second stands behind everybody who sent a first within that time. It waits as much
longer as this student's runs have taken lately, those under way included, and LAG times as long for what is beyond
FREE: what computes until it is stopped holds up nobody but its own student, and even that one only while others wait.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import get_args

from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Max, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from grader import celery, clock, trace
from grader.accounts.models import User
from grader.catalog.models import ExerciseVersion
from grader.catalog.selectors import version_for
from grader.config import config
from grader.counters import LAPSES
from grader.grading.report.packing import MARK, Graded
from grader.judge.verdict import Verdict
from grader.sandbox.bubblewrap import missing_here
from grader.sandbox.types import Arrays
from grader.submissions.models import GradingRun, NamedMistake, Queue, RunState, Submission
from grader.submissions.reports import report_store
from grader.submissions.signals import aside_finished, runs_finished

log = logging.getLogger(__name__)

GRADE_RUN = "grader.submissions.grade_run"
SHARE = timedelta(seconds=1)
FREE, LAG, LATELY = timedelta(seconds=3), 10, timedelta(minutes=2)
LOOKED_AT = 200  # of those that wait, where only some of them may begin
PAUSE = timedelta(seconds=2)  # before another try after a fault of ours, times the tries so far
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


def run_enqueue(*, submission: Submission, queue: Queue, version_id: int | None = None) -> GradingRun:
    """Queue a grading of ``submission``, by another version of its exercise where ``version_id`` says so.

    Call it inside a transaction: the task is sent after the commit.
    """
    now = clock.now()
    run = GradingRun.objects.create(
        submission=submission,
        version_id=version_id or submission.version_id,
        queue=queue,
        turn=turn_of(user=submission.user, now=now),
        queued_at=now,
        trace=trace.current(),
    )
    transaction.on_commit(lambda: _send(run.pk, queue))
    return run


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
            lease_until=now + _lease(),
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
    """The first of those that wait whose student has nothing running and has lately taken no more than FREE."""
    rows = list(waiting.order_by("turn", "pk").values_list("pk", "submission__user")[:LOOKED_AT])
    people = {user for _, user in rows}
    running = GradingRun.objects.filter(state=RunState.RUNNING, submission__user__in=people, aside=False)
    busy = set(running.values_list("submission__user", flat=True))
    taken = _taken_lately(people - busy, clock.now())
    busy |= {user for user, time in taken.items() if time > FREE}
    return [run for run, user in rows if user not in busy][:1]


def _taken_lately(people: Collection[int], now: datetime) -> dict[int, timedelta]:
    """The time that these people's recent runs took, or have taken so far, summed by person. One query."""
    until = Coalesce("finished_at", Value(now), output_field=DateTimeField())
    took = ExpressionWrapper(until - F("started_at"), output_field=DurationField())
    sent = GradingRun.objects.filter(submission__user__in=people, submission__created_at__gt=now - LATELY)
    begun = sent.filter(Q(state=RunState.RUNNING) | Q(state=RunState.FINISHED, finished_at__gt=now - LATELY)).order_by()
    return dict(begun.values_list("submission__user").annotate(took=Sum(took)))


def grading_runs_renew(*, claims: Iterable[Claim]) -> int:
    """Give each claim that is still held a new lease; how many those are."""
    until = clock.now() + _lease()
    return sum(held_by(claim).update(lease_until=until) for claim in claims)


def grading_run_finish(*, claim: Claim, report: Graded) -> bool:
    """Store the report and what follows from it in one transaction; False, and nothing written, if the claim is lost.

    A report with verdict ``internal`` is our fault and goes the way of ``grading_run_fail``.
    """
    if report.verdict is Verdict.INTERNAL:
        return grading_run_fail(
            claim=claim, error=report.staff or "the pipeline reported an internal fault", report=report
        )
    with transaction.atomic():
        finished = held_by(claim).update(
            state=RunState.FINISHED,
            finished_at=clock.now(),
            lease_until=None,
            verdict=report.verdict.value,
            points=report.points,
            max_points=report.max_points,
            report=MARK,
            error="",
        )
        if finished != 1:
            return False
        NamedMistake.objects.bulk_create(NamedMistake(run_id=claim.run_id, name=name[:120]) for name in report.mistakes)
        report_store(run_id=claim.run_id, report=report)
        _tell_finished(claim)
    return True


def grading_run_fail(*, claim: Claim, error: str, report: Graded | None = None) -> bool:
    """Our fault: queue the run again at the end of the line, or end it as ``internal`` after the last try.

    ``error`` is for staff. False, and nothing written, if the claim is lost.
    """
    return _give_up_or_requeue(claim, error, report)


def grading_runs_reap(*, but: Collection[Claim] = ()) -> int:
    """Queue again the runs whose lease ran out, ``but`` those whose worker asks; how many those were.

    Any number of workers may do this at once: each row changes for one of them only.
    """
    now = clock.now()
    expired = GradingRun.objects.filter(state=RunState.RUNNING, lease_until__lt=now).values_list(
        "pk", "claimed_by", "tries"
    )
    reaped = 0
    for pk, worker, tries in list(expired):
        if Claim(pk, worker, tries) in but:
            continue
        error = f"Worker {worker} did not renew its lease on try {tries}: it died, or its machine stood still."
        reaped += _give_up_or_requeue(Claim(pk, worker, tries), error, None, only_expired_at=now)
    LAPSES.inc(reaped)
    return reaped


def grading_run_retry(*, run: GradingRun) -> bool:
    """Staff's second chance for a submission whose run ended as ``internal``: another run; the old one is kept.

    It is graded by the version that is asked now, since the fault may have been one of its author's, mended since.

    False if the run did not end so, is no longer the one that counts, or another already waits.
    """
    with transaction.atomic():
        submission = (
            Submission.objects.select_for_update(of=("self",))
            .select_related("exercise", "assignment")
            .get(pk=run.submission_id)
        )
        ended = GradingRun.objects.filter(pk=run.pk, state=RunState.FINISHED, verdict=Verdict.INTERNAL).exists()
        if not ended or submission.counted_run_id != run.pk:
            return False
        submission.counted_run = None
        submission.save(update_fields=["counted_run"])
        version = version_for(assignment=submission.assignment, exercise=submission.exercise)
        run_enqueue(submission=submission, queue=Queue(run.queue), version_id=version or run.version_id)
    return True


def _give_up_or_requeue(
    claim: Claim, error: str, report: Graded | None, *, only_expired_at: datetime | None = None
) -> bool:
    now = clock.now()
    held = held_by(claim)
    if only_expired_at is not None:
        held = held.filter(lease_until__lt=only_expired_at)  # renewed in the meantime: its worker lives
    with transaction.atomic():
        if claim.tries >= config.max_tries:
            changed = held.update(
                state=RunState.FINISHED,
                finished_at=now,
                lease_until=None,
                verdict=Verdict.INTERNAL.value,
                report=None if report is None else MARK,
                error=error,
            )
            if changed:
                if report is not None:
                    report_store(run_id=claim.run_id, report=report)
                log.error("Run %s ended as internal after %s tries: %s", claim.run_id, claim.tries, error)
                _tell_finished(claim)
        else:
            # A dead worker leaves nothing wrong behind. Any other fault of ours, such as a full disk, is given time to
            # pass.
            not_before = None if only_expired_at is not None else now + claim.tries * PAUSE
            changed = held.update(
                state=RunState.QUEUED, claimed_by="", lease_until=None, turn=now, not_before=not_before, error=error
            )
            if changed:
                log.warning("Run %s is queued again after try %s: %s", claim.run_id, claim.tries, error)
    return changed == 1


def held_by(claim: Claim) -> QuerySet[GradingRun]:
    """The run, while the claim to it holds."""
    return GradingRun.objects.filter(
        pk=claim.run_id, state=RunState.RUNNING, claimed_by=claim.worker, tries=claim.tries
    )


def _tell_finished(claim: Claim) -> None:
    """Name the run as its submission's result and tell who computes with results, in the transaction that ends it.

    One that was graded aside is nobody's result, and only its regrade hears of it.
    """
    runs = GradingRun.objects.select_related("submission").defer("report").filter(pk=claim.run_id)
    found = list(runs)
    if any(run.aside for run in found):
        aside_finished.send(sender=GradingRun, runs=found)
        return
    for run in found:
        Submission.objects.filter(pk=run.submission_id).update(counted_run=run)
        run.submission.counted_run_id = run.pk
    runs_finished.send(sender=GradingRun, runs=found)


def _lease() -> timedelta:
    return timedelta(seconds=config.lease_seconds)


def _send(run_id: int, queue: Queue) -> None:
    """Send the run's task. A broker that is away is no reason to fail: a worker that is idle finds the run."""
    otherwise = f"The broker took no task; a worker finds run {run_id} in the database"
    celery.send_or_warn(GRADE_RUN, run_id, queue=queue.value, log=log, otherwise=otherwise)  # type: ignore[arg-type]

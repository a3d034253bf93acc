"""The life of a grading run: queued, claimed under a lease, finished once, and found again when its worker died.

The database is the truth about every run; a message says only that its queue has work. So a claim takes the run
whose turn it is, whichever message woke the worker: messages may be lost, doubled or out of order.
Whose turn it is says ``turns``.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from grader import celery, clock, trace
from grader.catalog.selectors import version_for
from grader.config import config
from grader.counters import LAPSES
from grader.grading.report.packing import MARK, Graded
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, NamedMistake, Queue, RunState, Submission
from grader.submissions.runs.reports import report_store
from grader.submissions.runs.turns import Claim, lease, turn_of
from grader.submissions.signals import aside_finished, runs_finished

log = logging.getLogger(__name__)

GRADE_RUN = "grader.submissions.grade_run"
PAUSE = timedelta(seconds=2)  # before another try after a fault of ours, times the tries so far


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


def grading_runs_renew(*, claims: Iterable[Claim]) -> int:
    """Give each claim that is still held a new lease; how many those are."""
    until = clock.now() + lease()
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
            seconds=report.seconds,
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


def _send(run_id: int, queue: Queue) -> None:
    """Send the run's task. A broker that is away is no reason to fail: a worker that is idle finds the run."""
    otherwise = f"The broker took no task; a worker finds run {run_id} in the database"
    celery.send_or_warn(GRADE_RUN, run_id, queue=queue.value, log=log, otherwise=otherwise)  # type: ignore[arg-type]

"""The life of a grading run: queued, claimed under a lease, finished once, and found again when its worker died.

The database is the truth about every run; a message says only that its queue has work. So a claim takes the run
whose turn it is, whichever message woke the worker: messages may be lost, doubled or out of order.

Turns make a rush fair. A student's run waits until now, and one SHARE later for each run of theirs that still
waits: with ten sent at once, the second stands behind everybody who sent a first within that time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, FloatField, Max, QuerySet, Value
from django.utils import timezone
from kombu.exceptions import OperationalError

from grader import celery
from grader.accounts.models import User
from grader.config import config
from grader.grading.report.report import Report, to_json
from grader.judge.verdict import Verdict
from grader.prepared import ID, JSON, TEXT, TIME, Param, Select, Update
from grader.submissions.models import GradingRun, Queue, RunState, Submission
from grader.submissions.signals import runs_finished

log = logging.getLogger(__name__)

GRADE_RUN = "grader.submissions.grade_run"
SHARE = timedelta(seconds=1)
PAUSE = timedelta(seconds=2)  # before another try after a fault of ours, times the tries so far
RESEND_AT_ONCE = 200

# Every grading goes this way, and before a deadline a course's all at once.
_QUEUE_OF = Select(lambda: GradingRun.objects.filter(pk=Param("pk", ID)).only("queue"))
_NEXT = Select(
    lambda: (
        GradingRun.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(state=RunState.QUEUED, queue=Param("queue", TEXT))
        .order_by("turn", "pk")
        .only("pk", "tries")[:1]
    )
)
_CLAIM = Update(
    lambda: GradingRun.objects.filter(pk=Param("pk", ID), state=RunState.QUEUED, tries=Param("tried", ID)),
    state=Value(RunState.RUNNING.value),
    claimed_by=Param("worker", TEXT),
    lease_until=Param("lease_until", TIME),
    tries=F("tries") + 1,
    started_at=Param("now", TIME),
)
_FINISH = Update(
    lambda: _held_by(run_id=Param("run_id", ID), worker=Param("worker", TEXT), tries=Param("tries", ID)),
    state=Value(RunState.FINISHED.value),
    finished_at=Param("now", TIME),
    lease_until=Value(None),
    verdict=Param("verdict", TEXT),
    points=Param("points", FloatField()),
    max_points=Param("max_points", FloatField()),
    report=Param("report", JSON),
    error=Value(""),
)
_FINISHED = Select(lambda: GradingRun.objects.select_related("submission").defer("report").filter(pk=Param("pk", ID)))


@dataclass(frozen=True, slots=True)
class Claim:
    """A worker's right to a run. ``tries`` tells this claim from an earlier one of the same worker."""

    run_id: int
    worker: str
    tries: int


def run_enqueue(*, submission: Submission, queue: Queue) -> GradingRun:
    """Queue a grading of ``submission``. Call it inside a transaction: the task is sent after the commit."""
    now = timezone.now()
    run = GradingRun.objects.create(
        submission=submission, queue=queue, turn=turn_of(user=submission.user, now=now), queued_at=now, sent_at=now
    )
    transaction.on_commit(lambda: _send([run.pk], queue))
    return run


def turn_of(*, user: User, now: datetime) -> datetime:
    """The turn of a run that ``user`` queues at ``now``."""
    waiting = GradingRun.objects.filter(state=RunState.QUEUED, submission__user=user).aggregate(last=Max("turn"))
    return now if waiting["last"] is None else max(now, waiting["last"] + SHARE)


def grading_run_claim(*, run_id: int, worker: str) -> Claim | None:
    """Claim the run whose turn it is in the queue of ``run_id``, for one lease; None when nothing waits there."""
    with transaction.atomic():
        asked = _QUEUE_OF.first(pk=run_id)
        # Two workers that look at once: PostgreSQL gives the second one the next row, SQLite lets it wait.
        row = None if asked is None else _NEXT.first(queue=asked.queue)
        if row is None:
            return None
        now = timezone.now()
        claimed = _CLAIM(pk=row.pk, tried=row.tries, worker=worker, lease_until=now + _lease(), now=now)
        return Claim(row.pk, worker, row.tries + 1) if claimed == 1 else None


def grading_runs_renew(*, claims: Iterable[Claim]) -> int:
    """Give each claim that is still held a new lease; how many those are."""
    until = timezone.now() + _lease()
    return sum(_held(claim).update(lease_until=until) for claim in claims)


def grading_run_finish(*, claim: Claim, report: Report) -> bool:
    """Store the report and what follows from it in one transaction; False, and nothing written, if the claim is lost.

    A report with verdict ``internal`` is our fault and goes the way of ``grading_run_fail``.
    """
    if report.verdict is Verdict.INTERNAL:
        return grading_run_fail(
            claim=claim, error=report.staff or "the pipeline reported an internal fault", report=report
        )
    stored = to_json(report)
    with transaction.atomic():
        finished = _FINISH(
            **asdict(claim),
            now=timezone.now(),
            verdict=report.verdict.value,
            points=report.points,
            max_points=report.max_points,
            report=stored,
        )
        if finished != 1:
            return False
        runs_finished.send(sender=GradingRun, runs=_FINISHED.all(pk=claim.run_id))
    return True


def grading_run_fail(*, claim: Claim, error: str, report: Report | None = None) -> bool:
    """Our fault: queue the run again at the end of the line, or end it as ``internal`` after the last try.

    ``error`` is for staff. False, and nothing written, if the claim is lost.
    """
    return _give_up_or_requeue(claim, error, to_json(report) if report is not None else None)


def grading_runs_reap() -> int:
    """Queue again the runs whose lease ran out, and send the tasks of runs that wait too long; how many were reaped.

    Any number of workers may do this at once: each row changes for one of them only.
    """
    now = timezone.now()
    expired = GradingRun.objects.filter(state=RunState.RUNNING, lease_until__lt=now).values_list(
        "pk", "claimed_by", "tries"
    )
    reaped = 0
    for pk, worker, tries in list(expired):
        error = f"Worker {worker} did not renew its lease on try {tries}: it died, or its machine stood still."
        reaped += _give_up_or_requeue(Claim(pk, worker, tries), error, None, only_expired_at=now)
    _resend(now)
    return reaped


def grading_run_retry(*, run: GradingRun) -> bool:
    """Staff's second chance for a run that ended as ``internal``; False if it did not, or is already queued."""
    with transaction.atomic():
        now = timezone.now()
        queued = GradingRun.objects.filter(pk=run.pk, state=RunState.FINISHED, verdict=Verdict.INTERNAL).update(
            state=RunState.QUEUED, verdict="", finished_at=None, report=None, tries=0, turn=now, sent_at=now
        )
        if queued:
            transaction.on_commit(lambda: _send([run.pk], run.queue))
    return queued == 1


def _give_up_or_requeue(
    claim: Claim, error: str, report: dict[str, object] | None, *, only_expired_at: datetime | None = None
) -> bool:
    now = timezone.now()
    held = _held(claim)
    if only_expired_at is not None:
        held = held.filter(lease_until__lt=only_expired_at)  # renewed in the meantime: its worker lives
    with transaction.atomic():
        if claim.tries >= config.max_tries:
            changed = held.update(
                state=RunState.FINISHED,
                finished_at=now,
                lease_until=None,
                verdict=Verdict.INTERNAL.value,
                report=report,
                error=error,
            )
            if changed:
                log.error("Run %s ended as internal after %s tries: %s", claim.run_id, claim.tries, error)
                runs_finished.send(sender=GradingRun, runs=_FINISHED.all(pk=claim.run_id))
        else:
            # A dead worker leaves nothing wrong behind. Any other fault of ours, such as a full disk, is given time to
            # pass: the reaper sends the task, as it does for one that was lost.
            at_once = only_expired_at is not None
            sent_at = now if at_once else now - timedelta(seconds=config.resend_seconds) + claim.tries * PAUSE
            changed = held.update(
                state=RunState.QUEUED, claimed_by="", lease_until=None, turn=now, sent_at=sent_at, error=error
            )
            if changed:
                log.warning("Run %s is queued again after try %s: %s", claim.run_id, claim.tries, error)
                if at_once:
                    queue = GradingRun.objects.values_list("queue", flat=True).get(pk=claim.run_id)
                    transaction.on_commit(lambda: _send([claim.run_id], queue))
    return changed == 1


def _resend(now: datetime) -> None:
    before = now - timedelta(seconds=config.resend_seconds)
    overdue = GradingRun.objects.filter(state=RunState.QUEUED, sent_at__lt=before).order_by("turn")
    for pk, queue in list(overdue.values_list("pk", "queue")[:RESEND_AT_ONCE]):
        # The row changes for one reaper only, so the task is sent once however many look.
        if GradingRun.objects.filter(pk=pk, state=RunState.QUEUED, sent_at__lt=before).update(sent_at=now):
            _send([pk], queue)


def _held(claim: Claim) -> QuerySet[GradingRun]:
    return _held_by(**asdict(claim))


def _held_by(*, run_id: int | Param, worker: str | Param, tries: int | Param) -> QuerySet[GradingRun]:
    return GradingRun.objects.filter(pk=run_id, state=RunState.RUNNING, claimed_by=worker, tries=tries)


def _lease() -> timedelta:
    return timedelta(seconds=config.lease_seconds)


def _send(run_ids: Iterable[int], queue: str) -> None:
    """Send the runs' tasks. A broker that is away is no reason to fail: the reaper sends them again."""
    try:
        for run_id in run_ids:
            celery.send(GRADE_RUN, run_id, queue=Queue(queue).value)  # type: ignore[arg-type]
    except (OperationalError, OSError):
        log.exception("The broker took no task; the reaper will send it again")

"""What is read of gradings by themselves: which of them count, and what waits in the queues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, Min, Q, QuerySet

from grader import clock
from grader.courses.models import Course
from grader.submissions.models import GradingRun, Queue, RunState, Submission

GPU_PATIENCE = timedelta(seconds=60)  # a worker claims at once; a run of its own may take this long


def is_graded(*, submission: Submission) -> bool:
    """Whether no run of the submission is queued or under way; for its author. One query, of one small row."""
    waiting = GradingRun.objects.filter(submission=submission, state__in=[RunState.QUEUED, RunState.RUNNING])
    return not waiting.exists()


def result_runs() -> QuerySet[GradingRun]:
    """Of each submission the run that counts; where none does yet, all of them. By age, so the newest comes last."""
    counts = Q(pk=F("submission__counted_run")) | Q(submission__counted_run=None, aside=False)
    return GradingRun.objects.filter(counts).order_by("pk")


def waiting_before(*, run: GradingRun) -> int:
    """How many runs are claimed before this one in its queue; 0 when it is next or no longer waits. One query."""
    if run.state != RunState.QUEUED:
        return 0
    return GradingRun.objects.filter(state=RunState.QUEUED, queue=run.queue, turn__lt=run.turn).count()


@dataclass(frozen=True, slots=True)
class WaitingForGpu:
    """Runs of a course that no worker takes, as they need one with a GPU."""

    count: int
    since: datetime  # the oldest of them was handed in


def waiting_for_gpu(*, course: Course) -> WaitingForGpu | None:
    """What of the course waits in the queue of GPUs for longer than a worker that is there would let it. One query."""
    queue = GradingRun.objects.filter(queue=Queue.GPU, aside=False)
    overdue = queue.filter(
        state=RunState.QUEUED,
        queued_at__lt=clock.now() - GPU_PATIENCE,
        submission__assignment__course=course,
    )
    found = overdue.exclude(Exists(queue.filter(state=RunState.RUNNING))).aggregate(
        n=Count("pk"), since=Min("queued_at")
    )
    return WaitingForGpu(found["n"], found["since"]) if found["n"] else None

"""How the service is: its queues and its workers, for who keeps it; and whether grading stands still, for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q

from grader import clock
from grader.accounts.models import User
from grader.courses.rules import Viewer
from grader.errors import NotFound
from grader.judge.verdict import Verdict
from grader.operations.models import SILENT, WorkerSign
from grader.submissions.models import GradingRun, Queue, RunState

LATELY = timedelta(minutes=10)
SLOW = timedelta(seconds=60)  # the oldest run waits so long: people are told


@dataclass(frozen=True, slots=True)
class QueueState:
    """What waits and what runs in a queue. ``oldest``: how long the one has waited that has waited longest."""

    name: str
    waiting: int
    running: int
    oldest: timedelta | None
    workers: int  # that live and serve it


@dataclass(frozen=True, slots=True)
class ServiceState:
    """All queues and all workers, at one moment."""

    at: datetime
    queues: tuple[QueueState, ...]
    workers: tuple[WorkerSign, ...]
    failing: bool  # a grading has ended through our fault of late

    def queue(self, name: str) -> QueueState:
        return next(queue for queue in self.queues if queue.name == name)

    def lives(self, worker: WorkerSign) -> bool:
        return self.at - worker.seen_at <= SILENT

    @property
    def students(self) -> QueueState:
        """The queue that students wait in."""
        return self.queue(Queue.INTERACTIVE)

    @property
    def abandoned(self) -> bool:
        """No worker lives that would grade what students send. One that runs something lives."""
        return not self.students.workers and not self.students.running

    @property
    def slow(self) -> bool:
        """The student who has waited longest has waited too long."""
        return self.students.oldest is not None and self.students.oldest > SLOW

    def missing(self, arrays: object) -> str:
        """The library that code of these ``arrays`` needs and none of the workers that live has; "" for none."""
        living = [worker for worker in self.workers if self.lives(worker)]
        needed = {"torch": ("torch",), "triton": ("torch", "triton")}.get(str(arrays), ())
        lacking = (name for name in needed if not any(worker.jail.get(name, True) for worker in living))
        return next(lacking, "") if living else ""

    @property
    def standing(self) -> bool:
        """Whether people are to be told that results take long."""
        return self.abandoned or self.slow


def service_state() -> ServiceState:
    """The state now. Four queries, whose cost does not grow with what was graded before."""
    now = clock.now()
    # One query a state: each has an index of its own, and finished runs are not looked at.
    queued = GradingRun.objects.filter(state=RunState.QUEUED).order_by().values("queue")
    running = GradingRun.objects.filter(state=RunState.RUNNING).order_by().values("queue")
    rows: dict[str, dict[str, Any]] = {
        row["queue"]: {**row, "working": 0} for row in queued.annotate(waiting=Count("pk"), oldest=Min("queued_at"))
    }
    lapsed = Q(lease_until__lt=now)  # such a run waits again, and nobody has noticed
    for found in running.annotate(working=Count("pk", filter=~lapsed), lost=Min("queued_at", filter=lapsed)):
        row = rows.setdefault(found["queue"], {"waiting": 0, "oldest": None})
        row["working"] = found["working"]
        row["oldest"] = min(filter(None, (row["oldest"], found["lost"])), default=None)
    workers = tuple(WorkerSign.objects.all())
    living = [worker for worker in workers if now - worker.seen_at <= SILENT]
    queues = []
    for name in Queue.values:
        row = rows.get(name, {"waiting": 0, "working": 0, "oldest": None})
        oldest = now - row["oldest"] if row["oldest"] is not None else None
        serving = sum(name in worker.queues for worker in living)
        queues.append(QueueState(name, row["waiting"], row["working"], oldest, serving))
    failed = GradingRun.objects.filter(verdict=Verdict.INTERNAL.value, finished_at__gt=now - LATELY)
    return ServiceState(now, tuple(queues), workers, failed.exists())


def may_keep(viewer: Viewer) -> bool:
    """Whether the viewer keeps the site."""
    return isinstance(viewer, User) and viewer.is_active and viewer.is_staff


def check_keeps(viewer: Viewer) -> None:
    """Raises NotFound for who does not keep the site."""
    if not may_keep(viewer):
        raise NotFound

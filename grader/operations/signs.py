"""Workers' signs of life: each worker writes its row every few seconds, and takes it away when it leaves.

A row that is not written any more is a worker that died or cannot reach the database. Staff see it for a while.
"""

from __future__ import annotations

import socket
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from grader import clock
from grader.config import config
from grader.operations.models import WorkerSign
from grader.operations.release import release
from grader.sandbox.bubblewrap import has_torch, has_triton

if TYPE_CHECKING:
    from grader.submissions.working.worker import Worker

EVERY = 5.0  # seconds between two signs

FORGOTTEN = timedelta(hours=1)

_last = -EVERY  # on the monotonic clock; one worker a process


def worker_sign(*, worker: Worker) -> None:
    """Say that ``worker``, this process's, lives, unless that was said a moment ago."""
    global _last  # noqa: PLW0603  one a process, like its worker
    if time.monotonic() - _last < EVERY:
        return
    _last = time.monotonic()
    now = clock.now()
    facts = {
        "in_hand": worker.in_hand,
        "clock_ahead": clock.ahead().total_seconds(),
        "jail": {**worker.jails.facts(), "torch": has_torch(), "triton": has_triton()},
        "seen_at": now,
    }
    if not WorkerSign.objects.filter(name=worker.name).update(**facts):
        WorkerSign.objects.filter(seen_at__lt=now - FORGOTTEN).delete()
        WorkerSign.objects.create(
            name=worker.name,
            host=socket.gethostname(),
            release=release(),
            queues=sorted(worker.queues),
            slots=config.slots,
            started_at=now,
            **facts,
        )


def worker_gone(*, worker: Worker) -> None:
    """``worker`` has ended in order."""
    WorkerSign.objects.filter(name=worker.name).delete()

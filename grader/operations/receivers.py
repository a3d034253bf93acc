"""What operations do when a worker ticks and leaves."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from grader.operations.signs import worker_gone, worker_sign
from grader.submissions.signals import worker_left, worker_ticked


@receiver(worker_ticked, dispatch_uid="grader.operations.sign")
def say_that_it_lives(*, worker: Any, **_: Any) -> None:
    worker_sign(worker=worker)


@receiver(worker_left, dispatch_uid="grader.operations.gone")
def say_that_it_left(*, worker: Any, **_: Any) -> None:
    worker_gone(worker=worker)

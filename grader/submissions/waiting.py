"""Waiting for a verdict inside a request, so that a program asks once and not every fraction of a second."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable

from grader.submissions.models import GradingRun, RunState

MOST = 25.0  # seconds
# A process answers four requests at once: half of its threads may wait, the others go on with what takes no time.
_places = threading.BoundedSemaphore(2)
_FIRST, _LAST = 0.03, 0.25  # seconds between two looks


def wait_for(ready: Callable[[], bool], *, seconds: float) -> bool:
    """Ask ``ready`` until it is true or ``seconds`` have passed; just once while all slots to wait are taken."""
    if ready():
        return True
    if seconds <= 0 or not _places.acquire(blocking=False):
        return False
    try:
        until, pause = time.monotonic() + min(seconds, MOST), _FIRST
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(pause, left))
            if ready():
                return True
            pause = min(pause * 1.3, _LAST)
        return False
    finally:
        _places.release()


def graded(*, public_id: uuid.UUID) -> bool:
    """Whether no run of the submission is queued or under way. One query. Who may know is the caller's to ask."""
    open_ones = GradingRun.objects.filter(submission__public_id=public_id)
    return not open_ones.filter(state__in=[RunState.QUEUED, RunState.RUNNING]).exists()

"""Waiting for a result inside a request, so that it comes with the answer to what was sent, and nobody asks twice.

What waits keeps one of the web process's threads (``grader.serving.threads``), and no door may keep them all: pages,
which wait a moment, and programs, which may wait for seconds, share one count, and three threads are always left to
those who wait for nothing. Beyond that count nobody waits: a page or a program then asks again by itself.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from itertools import chain, count, repeat
from typing import Final

from grader.serving.threads import rest
from grader.submissions.models import GradingRun, RunState

MOST: Final = 25.0  # seconds that a program may wait
MOMENT: Final = 0.45  # seconds that a page waits
MOST_WAITING: Final = 5  # of a process's eight threads
MOST_LONG: Final = 3  # of those, the ones of programs: a page's moment always has its turn
_WAITING: Final = threading.BoundedSemaphore(MOST_WAITING)
_LONG: Final = threading.BoundedSemaphore(MOST_LONG)


def wait_for(ready: Callable[[], bool], *, seconds: float) -> bool:
    """For programs: look until ``ready`` is true or ``seconds`` (at most ``MOST``) are over. What it was at last.

    Without waiting where as many requests as may are waiting already.
    """
    if ready():
        return True
    if seconds <= 0:
        return False
    pauses = (min(0.03 * 1.3**look, 0.25) for look in count())
    return _wait(ready, (_LONG, _WAITING), seconds=min(seconds, MOST), pauses=pauses)


def wait_a_moment(ready: Callable[[], bool]) -> bool:
    """For pages: the same for at most ``MOMENT`` seconds. Most gradings are done within a tenth of a second."""
    pauses = chain([0.018], repeat(0.008))  # no jail is faster than the first
    return _wait(ready, (_WAITING,), seconds=MOMENT, pauses=pauses)


def graded(*, public_id: uuid.UUID) -> bool:
    """Whether no run of the submission is queued or under way. One query. Who may know is the caller's to ask."""
    open_ones = GradingRun.objects.filter(submission__public_id=public_id)
    return not open_ones.filter(state__in=[RunState.QUEUED, RunState.RUNNING]).exists()


def _wait(
    ready: Callable[[], bool], counts: Iterable[threading.BoundedSemaphore], *, seconds: float, pauses: Iterable[float]
) -> bool:
    """Sleep and look in turns, for at most ``seconds``; False at once where one of the ``counts`` is full."""
    with ExitStack() as taken:
        for semaphore in counts:
            if not semaphore.acquire(blocking=False):
                return False
            taken.callback(semaphore.release)
        rest()
        until = time.monotonic() + seconds
        for pause in pauses:
            left = until - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(pause, left))
            if ready():
                return True
        return False

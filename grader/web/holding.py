"""Waiting a moment for a result, so that it comes with the answer to what was sent.

Most gradings are done within a tenth of a second: an answer that waits so long saves the page from asking again. What
is held keeps one of the server's threads, so only some of them wait at a time; beyond those, and when it takes longer,
the page asks for itself.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

MOST_HELD: Final = 2  # of a process's threads
LONGEST: Final = 0.45  # seconds
FIRST: Final = 0.018  # before the first look: no jail is faster
BETWEEN: Final = 0.008

_places = threading.BoundedSemaphore(MOST_HELD)


def held(done: Callable[[], bool], *, longest: float = LONGEST) -> bool:
    """Whether ``done`` came true within the time; False at once where enough others are held already."""
    if not _places.acquire(blocking=False):
        return False
    try:
        ends = time.monotonic() + longest
        time.sleep(FIRST)
        while not done():
            if time.monotonic() > ends:
                return False
            time.sleep(BETWEEN)
        return True
    finally:
        _places.release()

"""When a worker that reaches nothing ends itself, for its supervisor to start it anew.

A database that is away comes back, and a worker waits for it. A worker that reaches neither database nor broker for
long may be what is broken: its network changed, its names resolve to what has gone. Another process finds that out.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable

from kombu.exceptions import OperationalError

from grader import celery

log = logging.getLogger(__name__)


class Reach:
    """Since when the database does not answer, and what comes of it after ``seconds``."""

    def __init__(self, seconds: float, *, broker: Callable[[], bool], end: Callable[[], None]) -> None:
        self._seconds, self._broker, self._end = seconds, broker, end
        self._away_since: float | None = None  # on the monotonic clock

    def here(self) -> None:
        """The database has answered."""
        self._away_since = None

    def away(self) -> None:
        """It has not. Ends this process where that lasts and the broker does not answer either."""
        now = time.monotonic()
        if self._away_since is None:
            self._away_since = now
        elif now - self._away_since >= self._seconds and not self._broker():
            log.critical(
                "Neither database nor broker were reached for %.0f s: this worker ends, to be started anew",
                now - self._away_since,
            )
            self._end()


def broker_answers() -> bool:
    """Whether a new connection to the broker comes about. Takes a second at most."""
    try:
        celery.check_broker()
    except (OperationalError, OSError):
        return False
    return True


def end_process() -> None:
    """At once: what is in hand cannot be stored, its leases have long run out, and its jails end with this process."""
    os._exit(os.EX_TEMPFAIL)

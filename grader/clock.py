"""The time, by the database's clock: the one that every machine of a service shares.

Leases, turns, dates and the ends of attempts are written by one machine and read by another, and a machine's own clock
may be minutes off. So each process asks the database now and then what time it is, and counts on from there.
"""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone

log = logging.getLogger(__name__)

EVERY = 30.0  # seconds between two questions
OFF = timedelta(seconds=2)  # a clock further off than this is worth a word

_lock = threading.Lock()
_asked: tuple[datetime, float] | None = None  # what the database said, and when on this machine's uninterrupted clock


def now() -> datetime:
    """The time now. No query; on PostgreSQL one question every EVERY seconds, for the whole process."""
    if connection.vendor != "postgresql":
        return timezone.now()  # SQLite is on this machine
    asked = _asked
    if asked is None or _ticks() - asked[1] > EVERY:
        asked = _ask(asked)
    return timezone.now() if asked is None else asked[0] + timedelta(seconds=_ticks() - asked[1])


def ahead() -> timedelta:
    """How far this machine's own clock is ahead of the database's; negative where it is behind."""
    return timezone.now() - now()


def is_off() -> bool:
    """Whether this machine's clock is off by more than OFF."""
    return abs(ahead()) > OFF


def say_if_off() -> None:
    """Log it where this machine's clock is off by more than OFF."""
    off = ahead()
    if is_off():
        way = "ahead of" if off > timedelta() else "behind"
        log.warning("This machine's clock is %.0f s %s the database's, which counts", abs(off).total_seconds(), way)


def _ask(before: tuple[datetime, float] | None) -> tuple[datetime, float] | None:
    global _asked  # noqa: PLW0603  one a process, like its clock
    with _lock:
        if _asked is not before:
            return _asked  # another thread has asked meanwhile
        if connection.needs_rollback:
            return before
        try:
            connection.ensure_connection()
            database: Any = connection.connection
            sent = _ticks()
            # Not through Django's cursor: this belongs to no request's queries.
            [said] = database.execute("SELECT clock_timestamp()").fetchone()
            _asked = (said.astimezone(UTC), (sent + _ticks()) / 2)
        except Exception as error:
            if not isinstance(error, DatabaseError) and "psycopg" not in type(error).__module__:
                raise
            return before  # whoever needs the database will find out that it is away
        return _asked


def _ticks() -> float:
    """Seconds since this machine started, those it was asleep included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)

"""Whether this web process can answer people, for those who decide where requests go.

``health`` says that the process answers at all. ``readiness`` looks: without database or static files no page can be
shown; a broker that is away, a clock that is off and a run that waits long are said, and pages are shown all the same.
Nothing here names a host, an address or a person: anybody may ask.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.db import connection
from kombu.exceptions import OperationalError

from grader import celery, clock
from grader.errors import DATABASE_AWAY
from grader.operations.release import release
from grader.operations.selectors import service_state

KEPT = 1.0  # seconds an answer is good for: who asks more often gets the same
BROKER_KEPT = 10.0


@dataclass(frozen=True, slots=True)
class Readiness:
    """``ready``: send people here. ``facts``: what was found, for JSON."""

    ready: bool
    facts: dict[str, object]


class _Kept:
    """What a look gave, for a while; one thread looks at a time."""

    def __init__(self, look: Callable[[], object], seconds: float) -> None:
        self._look, self._seconds = look, seconds
        self._lock = threading.Lock()
        self._until, self._found = 0.0, None

    def __call__(self) -> object:
        with self._lock:
            if time.monotonic() > self._until:
                self._found = self._look()  # type: ignore[assignment]
                self._until = time.monotonic() + self._seconds
            return self._found


def readiness() -> Readiness:
    """What was found a moment ago, or now."""
    found = _kept_readiness()
    assert isinstance(found, Readiness)
    return found


def _look() -> Readiness:
    facts: dict[str, object] = {"release": release(), "database": "away", "broker": _kept_broker()}
    facts["static_files"] = "there" if _static_files() else "missing"
    try:
        state = service_state()
    except DATABASE_AWAY:
        connection.close()
    else:
        facts["database"] = "answers"
        facts["clock_ahead_seconds"] = round(clock.ahead().total_seconds(), 3)
        facts["clock"] = "off" if clock.is_off() else "right"
        oldest = [queue.oldest for queue in state.queues if queue.oldest is not None]
        facts["oldest_waiting_seconds"] = round(max(oldest).total_seconds(), 1) if oldest else 0.0
        facts["workers"] = sum(state.lives(worker) for worker in state.workers)
    ready = facts["database"] == "answers" and facts["static_files"] == "there"
    return Readiness(ready, {"ready": ready, **facts})


def _broker() -> str:
    try:
        celery.check_broker()
    except (OperationalError, OSError):
        return "away"
    return "answers"


@cache
def _manifest() -> Path:
    return Path(settings.STATIC_ROOT) / "staticfiles.json"


def _static_files() -> bool:
    """Whether pages can name their files: with a manifest they need it, without one there is nothing to miss."""
    return not isinstance(staticfiles_storage, ManifestStaticFilesStorage) or _manifest().exists()


_kept_broker = _Kept(_broker, BROKER_KEPT)
_kept_readiness = _Kept(_look, KEPT)

"""What a web process knows of the service as a whole: a thread looks every few seconds, and no request waits for it.

Pages tell people that grading stands still, and metrics say how long runs wait, from what was last seen. Where the
thread does not run (a command, a test) nothing is known and nothing is said.
"""

from __future__ import annotations

import logging
import threading
import time

from django.db import close_old_connections, connection

from grader.errors import DATABASE_AWAY
from grader.operations.alerts import alerts_note
from grader.operations.selectors import ServiceState, service_state

log = logging.getLogger(__name__)

EVERY = 5.0  # seconds
TRUE_FOR = 4 * EVERY  # what was seen longer ago is not said any more
PATIENCE = 30.0  # after the start of a process, within which workers may still be starting too

_seen: tuple[ServiceState, float] | None = None  # and when, on the monotonic clock
_began = time.monotonic()


def start() -> None:
    """Begin to look, in this process."""
    global _began  # noqa: PLW0603  one a process
    _began = time.monotonic()
    threading.Thread(target=_look, name="watch", daemon=True).start()


def last_seen() -> ServiceState | None:
    """The state as it was seen last; None where that is too long ago, or never was."""
    if _seen is None or time.monotonic() - _seen[1] > TRUE_FOR:
        return None
    return _seen[0]


def standing_still() -> ServiceState | None:
    """The state, where people are to be told that results take long."""
    state = last_seen()
    if state is None or not state.standing:
        return None
    if not state.slow and time.monotonic() - _began < PATIENCE:
        return None
    return state


def missing(arrays: object) -> str:
    """The library that code of these ``arrays`` needs and no worker has; "" where none is missing."""
    state = last_seen()
    return "" if state is None else state.missing(arrays)


def note(state: ServiceState | None) -> None:
    """Take ``state`` for what was seen now."""
    global _seen  # noqa: PLW0603  one a process
    _seen = None if state is None else (state, time.monotonic())


def _look() -> None:
    while True:
        try:
            close_old_connections()
            state = service_state()
            note(state)
            if time.monotonic() - _began > PATIENCE:
                alerts_note(state=state)
        except DATABASE_AWAY as error:
            log.warning("The service's state could not be seen: %s", error)
            connection.close()
        except Exception:
            log.exception("The service's state could not be seen; trying again")
        time.sleep(EVERY)

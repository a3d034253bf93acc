"""Wait for something to become true, however slow the machine: no test sleeps for a time it has guessed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def wait_for(condition: Callable[[], T | None], *, what: str, seconds: float = 60) -> T:
    """The first truthy value of ``condition``. Raises AssertionError with ``what`` if it does not come in time."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s, and {what} did not come")
        time.sleep(0.02)

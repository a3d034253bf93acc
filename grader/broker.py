"""The broker on Redis: kombu's transport, whose broken connections are noticed, and a sender that never waits long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from kombu.exceptions import OperationalError
from kombu.transport import redis, virtual

# Of the worker's connection, which waits for messages.
OPTIONS: dict[str, object] = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "retry_on_timeout": False,
}
# Of a connection that sends: one try, and at once.
SENDING: dict[str, object] = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 0.5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
REST, MOST_REST = 2.0, 16.0  # seconds a broker that took nothing is left alone: twice as long each time, up to this


class Channel(redis.Channel):
    """Kombu's own, but for what becomes of an acknowledgement that fails."""

    class Message(virtual.Message):
        """Raises where kombu logs: with its window full, a worker reads nothing and would never notice the break."""

        def ack_log_error(self, logger: Any, errors: Any, multiple: bool = False) -> None:
            self.ack(multiple=multiple)


class Transport(redis.Transport):
    """Known to kombu as ``redis://`` and ``rediss://``."""

    Channel = Channel


class Breaker:
    """Keeps everybody from waiting, one after the other, for something that is away."""

    def __init__(self) -> None:
        self._until = 0.0  # on the monotonic clock
        self._rest = REST
        self._trying = threading.Lock()

    def __call__(self, send: Callable[[], object]) -> None:
        """Do it. Raises what it raises; after that, for a rest and while somebody tries again, OperationalError."""
        if not self._until:
            self._try(send)
        elif time.monotonic() < self._until or not self._trying.acquire(blocking=False):
            raise OperationalError("the broker took nothing a moment ago")
        else:
            try:
                self._try(send)
            finally:
                self._trying.release()

    def _try(self, send: Callable[[], object]) -> None:
        try:
            send()
        except (OperationalError, OSError):
            self._until = time.monotonic() + self._rest
            self._rest = min(2 * self._rest, MOST_REST)
            raise
        self._until, self._rest = 0.0, REST

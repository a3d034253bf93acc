"""How many submissions a worker grades at once, and which of those that wait may begin.

SLOTS of them run at a time. One that runs for longer than ``PATIENCE`` goes on, but no longer counts: another may begin
beside it, up to ``most`` in all, as long as the host has memory left. So a few that compute until they are stopped hold
nobody up. The places beyond SLOTS are for students who have nothing running and have taken little time lately.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_PER_SLOT, LEAST = 6, 24  # so many students at once may send what runs until it is stopped
FREE_MEMORY = 0.2  # of the host's, which a place beyond SLOTS leaves to others
PATIENCE = 0.25  # seconds


def most(slots: int) -> int:
    """How many submissions a worker of so many slots runs at once, those that take long included."""
    return max(LEAST, MOST_PER_SLOT * slots)


def threads(slots: int) -> int:
    """How many threads such a worker has: some wait for a place."""
    return most(slots) + slots


def memory_left() -> bool:
    """Whether FREE_MEMORY of the host's memory is available, by /proc/meminfo."""
    lines = Path("/proc/meminfo").read_text().splitlines()[:3]
    kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return kib["MemAvailable"] >= FREE_MEMORY * kib["MemTotal"]


class Places:
    """The places of one worker. Thread-safe."""

    def __init__(self, slots: int) -> None:
        self._slots = slots
        self._begun: list[float] = []  # on the monotonic clock, the oldest first
        self._waiting = 0  # those who will grade whatever waits
        self._left: set[str] = set()  # the queues of those who did not wait because others did
        self._changed = threading.Condition()

    @contextmanager
    def one(self, *, grades: bool = True) -> Iterator[bool]:
        """A place for one run, waiting for it; gives whether anybody's may have it.

        Without ``grades`` it is for one piece of work that is no grading run.
        """
        with self._changed:
            self._waiting += grades
            try:
                while (pause := self._pause()) != 0:
                    self._changed.wait(pause)
            finally:
                self._waiting -= grades
            began = time.monotonic()
            self._begun.append(began)
            anybodys = len(self._begun) <= self._slots
        try:
            yield anybodys
        finally:
            with self._changed:
                self._begun.remove(began)
                self._changed.notify_all()

    def crowded(self, queue: str) -> bool:
        """Whether as many wait for a place as there are slots: one who would grade ``queue`` need not join them."""
        with self._changed:
            if self._waiting < self._slots:
                return False
            self._left.add(queue)
            return True

    def forsaken(self) -> frozenset[str]:
        """The queues that somebody left to those who waited, where nobody waits any more. Each is told once.

        Whoever begins a run asks: it may take long, and the next in its queue would wait for it.
        """
        with self._changed:
            if self._waiting:
                return frozenset()
            left, self._left = frozenset(self._left), set()
            return left

    def roomy(self) -> bool:
        """Whether a run of anybody's might begin now."""
        with self._changed:
            return len(self._begun) < self._slots

    def _pause(self) -> float | None:
        """Seconds until it is worth to look again, None where somebody must leave first; 0: there is a place."""
        if len(self._begun) >= most(self._slots):
            return None
        if len(self._begun) >= self._slots and not memory_left():
            return None
        now = time.monotonic()
        young = [began for began in self._begun if now - began < PATIENCE]
        return 0 if len(young) < self._slots else max(1e-3, young[0] + PATIENCE - now)

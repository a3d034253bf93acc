"""What the judging of one submission may use, and what holds it to that.

Reading what a jail sent, comparing, explaining and putting it on paper are all bounded in their inputs; these limits
are for what that has overlooked. They cost the submission that meets them its verdict, and nobody else any time.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.sandbox.metering import LATER

OVERTIME = signal.SIGPROF  # its default is to end the process at once, whatever compiled code it is in
_PAGE = os.sysconf("SC_PAGESIZE")


@dataclass(frozen=True, slots=True)
class JudgeLimits:
    """Of a student's data alone: neither the jail's own use, nor what an author's code and its results take."""

    cpu_seconds: float = 5.0
    short_seconds: float = 0.2  # of computing, after which it makes way for others; it is the process's last then
    memory_bytes: int = 1 << 30  # of address space, on top of what the process has when it begins with a submission
    renew_after: int = 5000  # submissions, then the process is replaced
    renew_memory: int = 512 << 20  # bytes of resident memory, then the process is replaced


class Walls:
    """Stand while this process works on a student's data: time ends it, want of memory raises ``MemoryError``."""

    def __init__(self, limits: JudgeLimits) -> None:
        self._limits = limits
        self.up = False
        self.long = False  # what stands behind them took long: this process has made way, and cannot take it back
        self._most = resource.getrlimit(resource.RLIMIT_AS)[1]  # what this host allows at all
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGVTALRM, self._make_way)

    def raise_up(self) -> None:
        self._begin(self._limits.cpu_seconds)

    def take_down(self) -> float:
        """Let this process work as it likes; the seconds that were left."""
        self.up = False
        resource.setrlimit(resource.RLIMIT_AS, (self._most, self._most))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return signal.setitimer(signal.ITIMER_PROF, 0)[0]

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take them down for the block, and go on with the time that was left."""
        left = self.take_down()
        try:
            yield
        finally:
            self._begin(max(left, 1e-3))

    def _begin(self, seconds: float) -> None:
        self.up = True
        most = _in_use(0) + self._limits.memory_bytes
        if self._most == resource.RLIM_INFINITY or most < self._most:
            resource.setrlimit(resource.RLIMIT_AS, (most, self._most))
        signal.setitimer(signal.ITIMER_PROF, seconds)
        if not self.long:
            signal.setitimer(signal.ITIMER_VIRTUAL, self._limits.short_seconds)

    def _make_way(self, *_: object) -> None:
        self.long = True
        os.nice(LATER)


def resident() -> int:
    """Bytes of memory that this process holds."""
    return _in_use(1)


def _in_use(which: int) -> int:
    """Of proc_pid_statm(5): 0 is the size of the address space, 1 what of it is resident; in bytes."""
    fd = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    try:
        return int(os.read(fd, 256).split()[which]) * _PAGE
    finally:
        os.close(fd)

"""Settling a job's limits, and reading what a jail has used from outside it."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import math
import os
import threading
import time
from pathlib import Path

from grader.sandbox.types import Limits

LATER = 10  # the niceness of what has computed for long: a tenth of the weight of others (sched(7))
_REMEMBERED = 100  # times that memory ran out
_NAMES = tuple(field.name for field in dataclasses.fields(Limits))


@functools.lru_cache(maxsize=256)
def settled(asked: Limits, ceiling: Limits) -> Limits:
    """``asked``, with nothing above the site's ``ceiling``."""
    return Limits(*(min(getattr(asked, name), getattr(ceiling, name)) for name in _NAMES))


def as_tree(bounds: Limits) -> dict[str, float]:
    """``bounds`` as they travel."""
    return {name: getattr(bounds, name) for name in _NAMES}


def pid_of(pidfd: int) -> int:
    """The process behind a pidfd, as this process's own pid namespace numbers it; 0 once it has been reaped."""
    return max(0, _number_in(f"/proc/self/fdinfo/{pidfd}", b"\nPid:"))


def _number_in(path: str, key: bytes) -> int:
    """The number behind ``key`` in a file of the kernel's; 0 where either is gone. A few microseconds count here."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        text = os.read(fd, 1 << 16)
    except OSError:
        return 0
    finally:
        os.close(fd)
    found = text.find(key)
    return int(text[found + len(key) : found + len(key) + 24].split(None, 1)[0]) if found >= 0 else 0


class OutOfMemory:
    """Whether the kernel has killed anything on this host for want of memory, by its own count of that.

    Whoever dies of SIGKILL may have brought that about, even the first process of a pid namespace: by lowering its own
    limit of CPU time, or from another thread while it crashes. So this count decides whose doing it was.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts = [(-math.inf, self._count())]  # since when, on the monotonic clock; a new one when it has grown

    def struck_since(self, moment: float) -> bool:
        """Whether it has since ``moment``, as ``time.monotonic`` gave it. Looks now, not all the time."""
        with self._lock:
            now = self._count()
            if now > self._counts[-1][1]:
                self._counts.append((time.monotonic(), now))
                del self._counts[:-_REMEMBERED]
            before = [count for since, count in self._counts if since <= moment] or [self._counts[0][1]]
            return now > before[-1]

    @staticmethod
    def _count() -> int:
        return _number_in("/proc/vmstat", b"\noom_kill ")


OUT_OF_MEMORY = OutOfMemory()


def cpu_seconds(pid: int) -> float:
    """CPU time of a whole process, all its threads, to the nanosecond; 0 where it has gone.

    Linux's clock ids of other processes, as clock_getcpuclockid(3) makes them: no file, no permission needed.
    """
    if pid <= 0:
        return 0.0
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0


def queued_seconds(pid: int) -> float:
    """For how long a process's first thread could have run and no core was free for it; 0 where it has gone.

    The second figure of /proc/PID/schedstat, in nanoseconds (Documentation/scheduler/sched-stats.rst of Linux).
    """
    return _number_in(f"/proc/{pid}/schedstat", b" ") / 1e9


def yield_to_others(pid: int) -> None:
    """Give every thread of a jail a tenth of the weight that others have on a busy core (nice 10, sched(7)).

    A jail is a session and a process group of its own, by its first process. Where the kernel shares cores out between
    sessions ("autogroup"), a niceness says nothing to other sessions, and the session has one of its own. Where this
    user may not change one or the other, it stays as it was.
    """
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PGRP, pid, LATER)
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(LATER))


def memory_bytes(pid: int, key: bytes = b"VmHWM:") -> int:
    """Peak resident memory of a process (or another line of its status), bytes; 0 where it has gone."""
    return _number_in(f"/proc/{pid}/status", b"\n" + key) << 10

"""Settling a job's limits, and reading what a jail has used from outside it."""

from __future__ import annotations

import dataclasses
import os
import time

from grader.sandbox.types import Limits

_NAMES = tuple(field.name for field in dataclasses.fields(Limits))


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
        text = os.read(fd, 8192)
    except OSError:
        return 0
    finally:
        os.close(fd)
    found = text.find(key)
    return int(text[found + len(key) : found + len(key) + 24].split(None, 1)[0]) if found >= 0 else 0


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


def memory_bytes(pid: int, key: bytes = b"VmHWM:") -> int:
    """Peak resident memory of a process (or another line of its status), bytes; 0 where it has gone."""
    return _number_in(f"/proc/{pid}/status", b"\n" + key) << 10

"""What the judging of one submission may use, and the clock and the walls that hold it to that.

Reading what a jail sent, comparing, explaining and putting it on paper are all bounded in their inputs; these limits
are for what that has overlooked. They cost the submission that meets them its verdict, and nobody else any time.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

OVERTIME = signal.SIGPROF  # its default is to end the process at once, whatever code of C it is in


@dataclass(frozen=True, slots=True)
class JudgeLimits:
    """``cpu_seconds`` are the judge's own: neither the jail's nor those that an author's code is waited for."""

    cpu_seconds: float = 5.0
    memory_bytes: int = 1 << 30  # of address space, on top of what a judge begins with
    renew_after: int = 5000  # submissions, then the process is replaced
    renew_memory: int = 384 << 20  # bytes of resident memory, then the process is replaced


class Clock:
    """Ends this process when it has computed too long over a student's data."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.runs = False

    def start(self) -> None:
        self.runs = True
        signal.setitimer(signal.ITIMER_PROF, self._seconds)

    def stop(self) -> float:
        """Stop; the seconds that were left."""
        self.runs = False
        return signal.setitimer(signal.ITIMER_PROF, 0)[0]

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let the block take its time, and go on with what was left."""
        ran = self.runs
        left = self.stop()
        try:
            yield
        finally:
            if ran:
                self.runs = True
                signal.setitimer(signal.ITIMER_PROF, max(left, 1e-3))


def wall_in(memory_bytes: int) -> None:
    """Let this process have so much more address space, and write no core."""
    most = memory_in_use("VmSize:") + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_in_use(line: str = "VmRSS:") -> int:
    """Bytes, as the kernel counts them for this process under that name."""
    with open("/proc/self/status") as status:  # noqa: PTH123  read once a submission
        found = next(text for text in status if text.startswith(line))
    return int(found.split()[1]) << 10

"""The jails of a judge process: its worker owns the fork servers and hands it a spare for each job.

What a jail sends is read and checked here, not in the worker: it is a student's data like any other.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.grading.judges.line import Line, Said
from grader.sandbox.client import Jails, Loan
from grader.sandbox.settings import JailSettings, Kind
from grader.sandbox.spare import LostError, Spare


class LentJails(Jails):
    """Runs jobs in spares that come over ``line``."""

    def __init__(self, line: Line, settings: JailSettings) -> None:
        super().__init__(settings)
        self._line = line

    @contextmanager
    def lend(self, kind: Kind, tmp_bytes: int) -> Iterator[Loan]:
        self._line.send("take", {"kind": kind, "tmp_bytes": tmp_bytes})
        said = self._line.receive()
        if said.word != "spare":
            raise LostError(str(said.facts.get("reason")))
        spare = LentSpare(self._line, said)
        loan = Loan(spare, said.facts["versions"])
        lost = ""
        try:
            yield loan
        except LostError as error:
            lost = str(error) or "lost"
            raise
        finally:
            spare.close()
            self._line.send("back", {"layers": loan.layers, "lost": lost})


class LentSpare(Spare):
    """A spare whose fork server answers to another process: how it ended is asked for."""

    def __init__(self, line: Line, said: Said) -> None:
        channel, self.output, self.pidfd = said.descriptors
        self.channel = socket.socket(fileno=channel)
        self.number, self.pid = said.facts["number"], said.facts["pid"]
        self.killed = False
        self.status, self.cpu_seconds, self.peak_bytes = None, 0.0, 0
        self.exited = _Exited(self, line)


class _Exited(threading.Event):
    """Stands for the event that a worker's spare has."""

    def __init__(self, spare: LentSpare, line: Line) -> None:
        super().__init__()
        self._spare, self._line = spare, line
        self._known = False

    def wait(self, timeout: float | None = None) -> bool:
        if not self._known:
            self._line.send("ended?", {"seconds": timeout})
            found: Any = self._line.receive().facts
            self._known = found["ended"]
            if self._known:
                spare = self._spare
                spare.status, spare.cpu_seconds, spare.peak_bytes = found["status"], found["cpu"], found["peak"]
        return self._known

    def is_set(self) -> bool:
        if self._known:
            return True
        poll = select.poll()
        with contextlib.suppress(OSError):
            poll.register(self._spare.pidfd, select.POLLIN)
        return bool(poll.poll(0)) and self.wait(1.0)

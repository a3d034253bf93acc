"""``Judges``: the worker's side of its judge processes. ``grade`` is what ``pipeline.grade`` is, under limits.

Theory of operation.

1. A judge process takes one submission at a time: bundle, source and seed in, a finished report out (``process``).
   There are as many as gradings at one time; a grading takes the one that was idle last, whose caches are warm.
2. It runs the submission in a spare that this process lends it over the line (``lent``): the fork servers stay here,
   one for all, while everything a jail sends is read, compared and described over there.
3. From the moment the author's part is at hand its CPU time and its memory are a student's, and limited. A timer of
   the kernel's ends the process; want of memory ends the judging, and then the process (``limits``). Either way the
   submission has its verdict, and the next process is a fork of a warm parent (``parent``).
4. A judge that dies in any other way over a student's data is tried once more in another process. Twice is the data's
   doing, unless this host has run out of memory. A death while the author's code is waited for is ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from grader.content.bundle import Bundle
from grader.grading.experiments.running import Asked
from grader.grading.judges.limits import OVERTIME, JudgeLimits
from grader.grading.judges.line import Line, graded_of
from grader.grading.pipeline import unjudged
from grader.grading.report.packing import Graded, graded
from grader.sandbox import metering as host
from grader.sandbox import pairs
from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings, Kind
from grader.sandbox.spare import LostError
from grader.sandbox.types import Problem

_ATTEMPTS = 2
_ROOT = Path(__file__).resolve().parents[3]


class JudgeError(Exception):
    """The judging failed for a reason that is ours. The text is for staff alone."""


@dataclass(slots=True)
class _Process:
    """A judge process; ``max_points`` and ``students`` are of what it works on: whether that is a student's data."""

    line: Line
    pid: int
    max_points: float = 0.0
    students: bool = False


class Judges:
    """The judge processes of one worker. Thread-safe; a thread that grades has one to itself."""

    def __init__(self, *, jails: Jails, folder: Path, limits: JudgeLimits | None = None) -> None:
        self.limits = limits or JudgeLimits()
        self._jails, self._folder = jails, folder
        self._idle: list[_Process] = []
        self._lock = threading.Lock()  # of the idle ones
        self._parents = threading.Lock()  # of the parent: one question at a time
        self._parent: _Parent | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self, count: int) -> None:
        """Have so many processes ready."""
        self._idle += [self._fork() for _ in range(count - len(self._idle))]

    def close(self) -> None:
        """End all processes; a process that is judging ends after its submission."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.line.close()
        with self._parents:
            if self._parent is not None:
                self._parent.close()
            self._parent = None

    def pids(self) -> tuple[int, ...]:
        """The processes that are idle now, for those who measure."""
        with self._lock:
            return tuple(process.pid for process in self._idle)

    def grade(self, bundle: Bundle, source: str, *, seed: int, visible_only: bool = False) -> Graded:
        """Grade one submission of a code exercise; blocks until it is done. Raises ``JudgeError`` where we failed."""
        return self._grade(bundle, source, {"seed": seed, "visible_only": visible_only})

    def experiment(self, bundle: Bundle, source: str, asked: Asked) -> Graded:
        """Run a student's code on an input of theirs; otherwise like ``grade``."""
        return self._grade(bundle, source, {"seed": 0, "visible_only": True, "experiment": asdict(asked)})

    def _grade(self, bundle: Bundle, source: str, how: Mapping[str, Any]) -> Graded:
        started = time.monotonic()
        for _ in range(_ATTEMPTS):
            process = self._take()
            try:
                answer = self._judged(process, bundle, source, how)
            except EOFError:
                signalled = self._signal_of(process)
                if not process.students:
                    raise JudgeError(f"a judge process ended by signal {signalled} beside any student's data") from None
                if signalled == OVERTIME:
                    break
            else:
                return answer
        if signalled == OVERTIME:
            problem = Problem("judge-time", {"limit": self.limits.cpu_seconds})
        elif host.OUT_OF_MEMORY.struck_since(started):
            raise JudgeError("this host had no memory left, and killed judge processes")
        else:
            problem = Problem("judge-died")
        report = unjudged(
            bundle.hash, problem, seed=how["seed"], trial=how["visible_only"], max_points=process.max_points
        )
        return graded(report)

    # ------------------------------------------------------------ one submission

    def _judged(self, process: _Process, bundle: Bundle, source: str, how: Mapping[str, Any]) -> Graded:
        """What the process makes of it; raises ``EOFError`` when it dies over it."""
        process.max_points, process.students = 0.0, False
        line = process.line
        asked = {"bundle": f"{bundle.slug} {bundle.hash}", **how}
        line.send("judge", asked, source.encode("utf-8", "surrogatepass"))
        while True:
            said = line.receive()
            match said.word:
                case "bundle?":
                    line.send("bundle", data=bundle.to_json().encode())
                case "begun":
                    process.students, process.max_points = True, said.facts["max_points"]
                case "author's":
                    process.students = not said.facts["turn"]
                case "take":
                    self._lend(line, said.facts["kind"], said.facts["tmp_bytes"])
                case "failed":
                    self._back(process)
                    raise JudgeError(said.data.decode())
                case _:
                    self._back(process, fits=said.facts["fits"])
                    return graded_of(said)

    def _lend(self, line: Line, kind: Kind, tmp_bytes: int) -> None:
        """Lend the process a spare until it gives it back."""
        lent = False
        try:
            with self._jails.lend(kind, tmp_bytes) as loan:
                spare, lent = loan.spare, True
                facts = {"number": spare.number, "pid": spare.pid, "versions": dict(loan.versions)}
                line.send("spare", facts, descriptors=(spare.channel.fileno(), spare.output, spare.pidfd))
                while (said := line.receive()).word == "ended?":
                    ended = spare.exited.wait(said.facts["seconds"])
                    line.send("ended", {
                        "ended": ended, "status": spare.status, "cpu": spare.cpu_seconds, "peak": spare.peak_bytes,
                    })  # fmt: skip
                loan.layers = said.facts["layers"]
                if said.facts["lost"]:
                    raise LostError(said.facts["lost"])
        except LostError as error:
            if not lent:
                line.send("none", {"reason": str(error)})

    # ------------------------------------------------------------ the processes

    def _take(self) -> _Process:
        """The most recently idle process, whose caches are warm; a new process where all are busy."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._fork()

    def _back(self, process: _Process, *, fits: bool = True) -> None:
        """The process is free for another submission, or has done its part."""
        if fits:
            with self._lock:
                self._idle.append(process)
        else:
            self._signal_of(process)

    def _fork(self) -> _Process:
        ours, theirs = pairs.connected()
        with self._parents, theirs:
            pid = self._asked("fork", descriptors=(theirs.fileno(),))["pid"]
        return _Process(Line(ours), pid)

    def _signal_of(self, process: _Process) -> int:
        """See a process off that has ended or is about to; the signal that ended it, 0 where none did."""
        process.line.close()
        with self._parents:
            status = self._asked("ended?", {"pid": process.pid})["status"]
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0

    def _asked(self, word: str, facts: Mapping[str, int] | None = None, descriptors: Sequence[int] = ()) -> Any:
        """What the parent answers; holds its lock. A parent that has gone is replaced, and its children with it."""
        for _ in range(_ATTEMPTS):
            if self._parent is None:
                self._parent = _Parent(self._jails.settings, self._folder, self.limits)
            try:
                self._parent.line.send(word, facts, descriptors=descriptors)
                return self._parent.line.receive().facts
            except EOFError:
                self._parent.close()
                self._parent = None
        raise JudgeError("the parent of the judge processes ends as soon as it begins")


class _Parent:
    """The process that judge processes are forked from."""

    def __init__(self, settings: JailSettings, folder: Path, limits: JudgeLimits) -> None:
        ours, theirs = pairs.connected()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "grader.grading.judges.parent", str(theirs.fileno())],
                cwd=_ROOT,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                # One thread each: what a judge multiplies is small, and a fork with threads is none.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            )
        self.line = Line(ours)
        how = {
            "ceiling": asdict(settings.ceiling), "required": settings.required,
            "folder": str(folder), "limits": asdict(limits),
        }  # fmt: skip
        self.line.send("begin", how)

    def close(self) -> None:
        self.line.close()
        self._process.wait()

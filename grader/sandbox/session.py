"""One job in one fork, seen from outside: hand it over, read what comes back, stop it at its limits.

Everything is bounded while it is read. Three things may end a session early: the wall clock, the CPU clock, too
much output; each is noticed here, outside the jail, whatever the code inside does with signals.
"""

from __future__ import annotations

import os
import select
import signal
import time
from typing import Any

from grader.sandbox import metering, protocol, wire
from grader.sandbox.inbound.ends import CASE_PROBLEMS, crash_of, end_of, problem_of, signal_name
from grader.sandbox.inbound.frames import Frame, Incoming, Piece
from grader.sandbox.inbound.printed import Printed
from grader.sandbox.protocol import GarbledError
from grader.sandbox.spare import LostError, NotBegunError, Spare
from grader.sandbox.types import CaseOutcome, End, Job, Limits, Outcome, Problem
from grader.values import Value

_READY_SECONDS = 60.0
_LEAVE_SECONDS = 10.0
_CORES = os.cpu_count() or 1
_SHORT_SECONDS = 0.2  # of CPU: most jobs are done by then; one that is not makes way for those that are about to begin
_MOST_QUEUED = 1.0  # times the limit of wall time, which waiting for a core may add to it
# Of small pieces so many are taken in as they come. After that some are let gather first: who sends byte by byte
# spends their own time on it, and none of ours.
_PIECES, _SMALL_FRAME, _GATHER_SECONDS = 512, 4096, 0.002


class Session:
    """Runs ``job`` in ``spare``; call ``run`` once."""

    def __init__(
        self, spare: Spare, job: Job, bounds: Limits, frames: tuple[bytes, ...], required: tuple[str, ...]
    ) -> None:
        self.spare, self.job, self.bounds, self.required = spare, job, bounds, required
        self.frames = frames  # the job, its cases, the end; each goes when it is its turn
        # Alignment and the frame's own small parts come on top of what results may weigh.
        self.incoming = Incoming(bounds.result_bytes + (4 << 20))
        self.cases: list[CaseOutcome] = []
        self.printed = Printed(spare.output, bounds.output_bytes)
        self.import_output = ""
        self.printed_more, self.wants_room = False, False
        self.pieces = 0  # of frames
        self.begun = self.loaded = False
        self.long = False  # it has computed for longer than most do
        self.device = "cpu"

    def run(self) -> Outcome:
        """The outcome; raises ``LostError`` where the fault is ours and the job may be tried again."""
        self._await_ready()
        self.started = time.monotonic()
        self.cpu_before = metering.cpu_seconds(self.spare.pid)
        self.queued_before = metering.queued_seconds(self.spare.pid)
        try:
            end, problem = self._converse()
        except GarbledError as error:
            end, problem = End.CRASHED, Problem("garbled", {"what": str(error)})
        return self._outcome(end, problem)

    # ------------------------------------------------------------ before the job

    def _await_ready(self) -> None:
        channel = self.spare.channel
        channel.settimeout(_READY_SECONDS)
        frames: list[Frame] = []
        try:
            while not frames:
                count = channel.recv_into(self.incoming.space())
                if count == 0:
                    raise NotBegunError("a fork died before it was ready")
                frames = list(self.incoming.advance(count))
        except (OSError, GarbledError) as error:
            raise LostError(f"a fork did not become ready: {error}") from error
        kind, text, _ = frames[0]
        tree = protocol.parse(text)
        if kind != wire.READY:
            raise LostError(f"a fork could not lock itself in: {tree.get('error')}")
        self.layers: dict[str, int] = tree["layers"]
        absent = [layer for layer in self.required if not tree["layers"].get(layer)]
        if absent:
            raise LostError(f"this host lacks what the settings require of a jail: {', '.join(absent)}")
        channel.setblocking(False)

    # ------------------------------------------------------------ the conversation

    def _converse(self) -> tuple[End, Problem | None]:
        channel, output = self.spare.channel, self.spare.output
        self.pending = memoryview(self.frames[0])
        self.poll = select.poll()
        self.poll.register(channel, select.POLLIN)
        self.poll.register(output, select.POLLIN)
        self._write()
        deadline = self.started + self.bounds.wall_seconds
        next_look = self.started + self._until_next_look()
        while True:
            now = time.monotonic()
            if now >= deadline:
                # A busy host is not the submission's doing: what it waited for a core comes on top.
                deadline = self.started + self.bounds.wall_seconds + self._queued()
                if now >= deadline:
                    return End.TIMEOUT, Problem("wall-time", {"limit": self.bounds.wall_seconds})
            if now >= next_look:
                cpu = self._cpu()
                if cpu >= self.bounds.cpu_seconds:
                    return End.TIMEOUT, Problem("cpu-time", {"limit": self.bounds.cpu_seconds})
                if not self.long and cpu >= _SHORT_SECONDS:
                    self.long = True
                    metering.yield_to_others(self.spare.pid)
                next_look = now + self._until_next_look()
            patient = self.pieces + self.printed.small > _PIECES
            if patient:
                time.sleep(_GATHER_SECONDS)
            ready = self.poll.poll(max(1.0, (min(deadline, next_look) - now) * 1000))
            # The kernel looks at the channel first: what was printed before the word seen there is seen with it.
            self.printed_more = [fd for fd, _ in ready] != [channel.fileno()]
            for fd, event in ready:
                if fd == output:
                    over = self.printed.drain() if patient else self.printed.read()
                    if self.printed.ended:
                        self.poll.unregister(output)
                    if over:
                        return End.OUTPUT_LIMIT, Problem("output", {"limit": self.bounds.output_bytes})
                    continue
                if event & select.POLLOUT:
                    self._write()
                if event & (select.POLLIN | select.POLLHUP | select.POLLERR):
                    ended = self._read_channel()
                    if ended is not None:
                        return ended

    def _cpu(self) -> float:
        return metering.cpu_seconds(self.spare.pid) - self.cpu_before

    def _queued(self) -> float:
        """Seconds for which the job has waited for a core, up to what may be added to its wall time.

        Nothing is added for who sends byte by byte: that keeps the host at work for as long as it lasts.
        """
        if self.pieces + self.printed.small > _PIECES:
            return 0.0
        queued = metering.queued_seconds(self.spare.pid) - self.queued_before
        return min(max(0.0, queued), _MOST_QUEUED * self.bounds.wall_seconds)

    def _until_next_look(self) -> float:
        """Seconds until the next limit of CPU time could be reached, if every core worked for this job."""
        limit = self.bounds.cpu_seconds if self.long else min(_SHORT_SECONDS, self.bounds.cpu_seconds)
        return max(0.01, (limit - self._cpu()) / _CORES)

    def _write(self) -> None:
        """Send on what is pending; the poll watches for room only while some is wanting."""
        try:
            while self.pending:
                self.pending = self.pending[self.spare.channel.send(self.pending) :]
        except BlockingIOError:
            pass
        except OSError:
            self.pending = self.pending[:0]  # it died; reading will tell how
        if bool(self.pending) is not self.wants_room:
            self.wants_room = bool(self.pending)
            self.poll.modify(self.spare.channel, select.POLLIN | (select.POLLOUT if self.pending else 0))

    def _read_channel(self) -> tuple[End, Problem | None] | None:
        try:
            count = self.spare.channel.recv_into(self.incoming.space())
        except BlockingIOError:
            return None
        except OSError:
            count = 0
        if count == 0:
            if not self.begun:
                raise NotBegunError("a fork died before its job began")
            self.printed.drain()
            return self._after_death()
        self.pieces += count < _SMALL_FRAME
        for frame in self.incoming.advance(count):
            ended = self._take_in(*frame)
            if ended is not None:
                return ended
        return None

    def _take_in(self, kind: int, text: Piece, blob: Piece) -> tuple[End, Problem | None] | None:
        tree = protocol.parse(text)
        if kind == wire.FAULT and not self.begun:
            raise NotBegunError(f"a jail failed before the submitted code ran: {str(tree.get('error'))[:500]}")
        if kind == wire.BEGIN and not self.begun:
            self.begun = True
            self.device = "cuda" if tree.get("device") == "cuda" else "cpu"
            return None
        expected = wire.CASE if self.loaded else wire.LOADED
        if kind not in (expected, wire.DONE) or not self.begun:
            raise GarbledError("a frame out of turn")
        # A case's answer is the one word since its turn came; others may have come behind what the poll saw.
        if (self.printed_more or kind != wire.CASE) and self.printed.drain():
            return End.OUTPUT_LIMIT, Problem("output", {"limit": self.bounds.output_bytes})
        if kind == wire.DONE:
            return end_of(tree, len(text), self.loaded)
        printed = self.printed.take()
        if self.pending:
            raise GarbledError("an answer to a case it has not read")
        if kind == wire.CASE:
            self._check_case(tree)
        following = len(self.cases) + (2 if self.loaded else 1)
        failed = self.loaded and tree["status"] != "ok"
        last = following == len(self.frames) or (failed and self.job.stop_after_failure)
        if not last:
            self.pending = memoryview(self.frames[following])
            self._write()
        # What this case gave is looked into while the next one runs.
        if kind == wire.CASE:
            self._take_case(tree, len(text), blob, printed)
        else:
            self.import_output, self.loaded = printed, True
        return (End.FINISHED, None) if last else None

    def _check_case(self, tree: dict[str, Any]) -> None:
        number, status = len(self.cases), tree.get("status")
        if tree.get("case") != number or number >= len(self.job.cases) or status not in ("ok", *CASE_PROBLEMS):
            raise GarbledError("a case out of turn")

    def _take_case(self, tree: dict[str, Any], size: int, blob: Piece, printed: str) -> None:
        case, status = self.job.cases[len(self.cases)], tree["status"]
        results: tuple[Value, ...] = ()
        problem = None
        if status == "ok":
            trees = tree.get("results")
            if not isinstance(trees, list) or len(trees) != len(case.steps):
                raise GarbledError("a case with too few or too many results")
            reader = protocol.Reader(blob)
            results = tuple(reader.value(item) for item in trees)
            self.incoming.budget -= wire.VALUE_BYTES * reader.nodes
            if self.incoming.budget < 0:
                raise GarbledError("too many values")
        else:
            problem = problem_of(tree.get("problem"), CASE_PROBLEMS[status], size)
        seconds = tree.get("seconds")
        seconds = seconds if isinstance(seconds, float) and 0 <= seconds < 1e6 else 0.0
        self.cases.append(CaseOutcome(case.name, status, results, problem, seconds, printed))

    # ------------------------------------------------------------ how it ended

    def _after_death(self) -> tuple[End, Problem | None]:
        """The channel closed without a word: say how the process ended."""
        if not self.spare.exited.wait(0.5):
            self.spare.kill()  # it closed the channel and lives on
            self.spare.exited.wait(_LEAVE_SECONDS)
            if self.spare.status is not None:
                raise GarbledError("the channel was closed")
        status = self.spare.status
        if status is None:
            raise LostError("the fork server ended under a running job")
        if os.WIFEXITED(status):
            return End.ERROR, Problem("exit", {"code": os.WEXITSTATUS(status)})
        number = os.WTERMSIG(status)
        cpu = self.spare.cpu_seconds - self.cpu_before
        if number in (signal.SIGXCPU, signal.SIGKILL) and cpu >= self.bounds.cpu_seconds:
            return End.TIMEOUT, Problem("cpu-time", {"limit": self.bounds.cpu_seconds})
        if number == signal.SIGKILL and metering.OUT_OF_MEMORY.struck_since(self.started):
            raise LostError("this host had no memory left and killed a jail")
        printed, problem = crash_of(self.printed.peek(), signal_name(number), self.job.files)
        self.printed.put_back(printed)
        return End.CRASHED, problem

    def _outcome(self, end: End, problem: Problem | None) -> Outcome:
        wall = time.monotonic() - self.started
        cpu = self._cpu() if not self.spare.exited.is_set() else self.spare.cpu_seconds - self.cpu_before
        peak = metering.memory_bytes(self.spare.pid) if not self.spare.exited.is_set() else self.spare.peak_bytes
        self.spare.kill()
        if not self.loaded:
            self.import_output = self.printed.take()
        cases = list(self.cases)
        for position, case in enumerate(self.job.cases[len(cases) :]):
            cases.append(CaseOutcome(case.name, "missing", stdout=self.printed.take() if position == 0 else ""))
        return Outcome(
            end,
            tuple(cases),
            problem,
            self.import_output,
            max(0.0, cpu),
            wall,
            peak,
            self.device,
            loaded=self.loaded,
        )

"""``Jails`` is this package's interface: ``run(job)`` returns an ``Outcome``, whatever the job does.

Theory of operation. Read in this order: this file, server, session, wire, protocol; then in inside/: boot,
warm/forkserver, walls/jail, job/runner, job/objects. docs/sandbox.md argues why.

1. A worker has one ``Jails``. For each kind of job (numpy, torch, triton, cuda) it starts one fork server: bubblewrap
   around a Python that imports the libraries once (``bubblewrap``, ``server``). What is mounted there is read-only and
   holds nothing of this project; our own programs (``inside/``) come in as text through a descriptor.
2. When the host asks, that warm parent forks into a new pid namespace. The fork makes its own session and its own user,
   mount, ipc, net and uts namespaces, covers /tmp with its own tmpfs and /proc with nothing, gives up every capability,
   closes every descriptor but its channel to the host and its output, binds itself by Landlock and seccomp
   (``inside/walls/jail``), and says READY. Some such spares always wait.
3. ``run`` takes a spare and gives it the job: files and limits first, then each case at its turn (``session``). The
   fork binds its rlimits, imports the file, runs the case's steps, and sends each result as typed bytes
   (``inside/job/runner``, ``inside/job/objects``).
4. What comes back is believed to be nothing but data. It is bounded while it is read and checked to the last byte
   (``inbound``, ``protocol``). No expected value and no verdict is ever on the other side, so a forged frame can
   only ever say "my answer is this", which the code could have returned.
5. The host watches three clocks from outside: wall, CPU (of the whole process, to the nanosecond), output. At the end,
   good or bad, it kills process 1 of the fork's pid namespace through a pidfd, and the kernel ends all that was in it.
6. A fork server that dies is replaced and the job it held is run once more; one that has grown old is replaced when
   its last job has ended. What is our fault is ``End.INTERNAL`` and never anything else.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self, get_args

from grader.sandbox import bubblewrap, metering, protocol
from grader.sandbox.server import ForkServer
from grader.sandbox.session import Session
from grader.sandbox.settings import JailSettings, Kind
from grader.sandbox.spare import LostError, NotBegunError, Spare
from grader.sandbox.types import Arrays, CaseCall, CaseOutcome, Device, End, Job, Limits, Outcome, Problem, Step

_ATTEMPTS, _BEGINNINGS = 2, 8  # of a job whose jail was lost; how many of them may end before it began
_TELLS_SECONDS = 1.0  # a fork server that is well says by then that a fork has been killed
_FIRST_JOB = Job({"first.py": "def first(): return 1"}, "first.py", (CaseCall("first", (Step("first"),)),), ("first",))


@dataclasses.dataclass(slots=True)
class Loan:
    """A spare while it is used, with its fork server's description; ``layers`` are the walls that the fork reports."""

    spare: Spare
    versions: Mapping[str, str]
    layers: dict[str, int] = dataclasses.field(default_factory=dict)


class Jails:
    """All jails of one process. Thread-safe; at most ``settings.slots`` jobs run at a time, others wait their turn."""

    def __init__(self, settings: JailSettings | None = None) -> None:
        self.settings = settings or JailSettings()
        self._slots = threading.BoundedSemaphore(self.settings.slots)
        self._lock = threading.Lock()
        self._starting: dict[Kind, threading.Lock] = {kind: threading.Lock() for kind in get_args(Kind)}
        self._servers: dict[Kind, ForkServer] = {}
        self._users: dict[ForkServer, int] = {}
        self._retired: set[ForkServer] = set()
        self._started: dict[Kind, int] = {}  # fork servers so far; the first of a kind replaces none
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, job: Job) -> Outcome:
        """Run ``job`` in a jail of its own; blocks until it has ended. Raises nothing for what a job does."""
        kind = kind_of(job.arrays, job.device)
        if kind is None:
            return _internal(job, "no-gpu", "this host has no NVIDIA GPU")
        bounds = metering.settled(job.limits, self.settings.ceiling)
        frames = protocol.job_frames(job, metering.as_tree(bounds), "cuda" if kind == "cuda" else "cpu")
        lost, reason = 0, ""
        for _ in range(_BEGINNINGS):
            try:
                return self._run_once(kind, job, bounds, frames)
            except LostError as error:
                lost, reason = lost + (not isinstance(error, NotBegunError)), str(error)
            if lost == _ATTEMPTS:
                break
        return _internal(job, "jail-lost", reason)

    @contextmanager
    def lend(self, kind: Kind, tmp_bytes: int) -> Iterator[Loan]:
        """A spare for one job, waiting for a slot first; when the block ends, all that is left in the jail is killed.

        Raises ``LostError`` where there is none. One that the block raises says that the fork server lost the job.
        """
        with self._slots:
            server = self._borrow(kind)
            spare: Spare | None = None
            try:
                spare = server.take(tmp_bytes)
                try:
                    loan = Loan(spare, server.versions)
                    yield loan
                    server.layers = loan.layers or server.layers
                finally:
                    spare.close()
            except LostError:
                # A server that tells of the fork's end is well. Else the next try is another's: this one may be dying.
                if spare is None or not spare.exited.wait(_TELLS_SECONDS):
                    server.doubted = True
                raise
            finally:
                self._give_back(server)

    def warm(self, kinds: Iterable[Kind]) -> None:
        """Start these fork servers now, see a job of ours through each, and have their spares ready.

        Raises ``LostError``, with the reason, where this host can have no such jail.
        """
        for kind in kinds:
            server = self._borrow(kind)
            server.top_up()
            self._give_back(server)
            job = dataclasses.replace(_FIRST_JOB, arrays="numpy" if kind == "numpy" else "torch")
            frames = protocol.job_frames(job, metering.as_tree(job.limits), "cuda" if kind == "cuda" else "cpu")
            outcome = self._run_once(kind, job, job.limits, frames)
            if outcome.end is not End.FINISHED:
                raise LostError(f"the first {kind} job ended as {outcome.end}: {outcome.problem}")

    def close(self) -> None:
        """End every fork server and every jail; returns when they are gone."""
        with self._lock:
            self._closed = True
            servers = [*self._servers.values(), *self._retired]
            self._servers.clear()
            self._retired.clear()
        for server in servers:
            server.close()

    def layers(self, kind: Kind) -> dict[str, int]:
        """The layers the last fork of that kind reported: ``seccomp`` and Landlock's ABI version, 0 where absent."""
        with self._lock:
            server = self._servers.get(kind)
            return dict(server.layers) if server is not None else {}

    def facts(self) -> dict[str, object]:
        """How the jails are, by kind, for who keeps the service."""
        with self._lock:
            kinds = {
                kind: {"spares": server.waiting, "jobs": server.jobs, "layers": dict(server.layers)}
                for kind, server in self._servers.items()
            }
            return {"kinds": kinds, "started": dict(self._started)}

    def parents(self) -> dict[Kind, int]:
        """The process of each warm parent that is up, for those who measure."""
        with self._lock:
            return {kind: server.pid for kind, server in self._servers.items()}

    def _run_once(self, kind: Kind, job: Job, bounds: Limits, frames: tuple[bytes, ...]) -> Outcome:
        with self.lend(kind, bounds.tmp_bytes) as loan:
            session = Session(loan.spare, job, bounds, frames, self.settings.required)
            outcome = session.run()
            loan.layers = session.layers
        return dataclasses.replace(outcome, versions=loan.versions)

    # ------------------------------------------------------------ the servers

    def _borrow(self, kind: Kind) -> ForkServer:
        """The living fork server of that kind, started if need be."""
        with self._starting[kind]:
            with self._lock:
                if self._closed:
                    raise LostError("the jails are closed")
                server = self._servers.get(kind)
                if server is not None and not (server.dead or server.doubted):
                    self._users[server] = self._users.get(server, 0) + 1
                    return server
                if server is not None:
                    del self._servers[kind]
                    if self._users[server]:
                        self._retired.add(server)  # its last user closes it
                    else:
                        del self._users[server]  # dead, so its keeper has cleaned up
            fresh = ForkServer(self.settings, kind)
            try:
                fresh.wait_until_up()
            except LostError:
                fresh.close()
                raise
            with self._lock:
                self._servers[kind] = fresh
                self._started[kind] = self._started.get(kind, 0) + 1
                self._users[fresh] = 1
            return fresh

    def _give_back(self, server: ForkServer) -> None:
        """Count one user less. A server that is to be replaced ends with its last job."""
        with self._lock:
            self._users[server] -= 1
            if self._servers.get(server.kind) is server and self._spent(server):
                del self._servers[server.kind]
                self._retired.add(server)
            done = server in self._retired and self._users[server] == 0
            if done:
                self._retired.discard(server)
                del self._users[server]
        if done:
            server.close()

    def _spent(self, server: ForkServer) -> bool:
        if server.dead or server.doubted or server.jobs >= self.settings.renew_after:
            return True
        return server.jobs % 50 == 49 and server.memory_growth() > self.settings.renew_memory


def kind_of(arrays: Arrays, device: Device) -> Kind | None:
    """Which warm parent jobs of these get on this host; None where they need a GPU and there is none.

    Kernels that may run anywhere are run by the interpreter everywhere, which is what watches them.
    """
    if arrays == "numpy" or device == "cpu" or (arrays, device) == ("triton", "any"):
        return arrays
    if bubblewrap.nvidia_nodes():
        return "cuda"
    return arrays if device == "any" else None


def _internal(job: Job, kind: str, reason: str) -> Outcome:
    cases = tuple(CaseOutcome(case.name, "missing") for case in job.cases)
    return Outcome(End.INTERNAL, cases, Problem(kind, {"reason": reason[:2000]}))

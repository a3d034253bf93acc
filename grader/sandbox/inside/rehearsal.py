"""The warm parent plays a little job of ours before it serves: first in itself, then in a jail of its own.

In itself, so that what libraries set up at their first use is there, and CPython has specialised the bytecode that runs
in every job. In a jail, through the same door as any job, to learn what a job touches (``workingset``), and to fail
now, with the reason, where no jail can be had. Neither leaves anything that a job could tell from a fresh start.
"""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Callable
from typing import Any

from grader.sandbox.inside import frames, kernel, runner, submission, workingset

_FILE = "rehearsal.py"
_TEXT = """
import {library} as library

def work(X, K):
    h, w = K.shape
    Y = library.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
"""
_BLOB = bytearray(16 * 8)
_LIMITS = {
    "cpu_seconds": 60,
    "memory_bytes": 1 << 30,
    "result_bytes": 1 << 20,
    "tmp_bytes": 1 << 20,
    "open_files": 64,
    "threads": 16,
}
_ROUNDS = 20  # more than CPython's specialising interpreter (PEP 659) waits for


def play_here(library: str, rounds: int = _ROUNDS) -> None:
    """Serve some jobs in this process, all but their limits; a fork plays the host."""
    channels = [socket.socketpair() for _ in range(rounds)]

    def be_their_host() -> None:
        for channel, _ in channels:
            _be_the_host(channel, library)
            channel.shutdown(socket.SHUT_RDWR)

    host = _Fork(be_their_host)
    in_forks = frames.CHANNEL
    for channel, inner in channels:
        channel.close()
        frames.CHANNEL = inner.fileno()
        try:
            runner.serve(frames.receive()[0])
        except frames.HostGoneError:
            inner.close()
        submission.forget()
    frames.CHANNEL = in_forks
    host.answer()


class _Fork:
    """A fork of this process that does one thing and leaves."""

    def __init__(self, act: Callable[[], Any]) -> None:
        self._said = os.memfd_create("said")
        self._pid = kernel.fork()
        if self._pid == 0:
            try:
                os.write(self._said, json.dumps(act()).encode())
                os._exit(0)
            except BaseException as error:
                os.write(self._said, str(error).encode())
                os._exit(1)

    def answer(self) -> Any:
        """What it gave back, when it has; raises ``RuntimeError`` with its words where it failed."""
        failed = os.waitpid(self._pid, 0)[1] != 0
        with os.fdopen(self._said, encoding="utf-8") as said:
            said.seek(0)
            words = said.read()
        if failed:
            raise RuntimeError(words)
        return json.loads(words)


class Gate:
    """Stands for the working set of the first fork: it waits there until it is let through."""

    def __init__(self, keep: Callable[[int], int]) -> None:
        inner, self.outer = os.pipe()
        self.inner = keep(inner)

    def take(self) -> None:
        os.read(self.inner, 1)

    def open(self) -> None:
        os.write(self.outer, b".")

    def remove(self) -> None:
        os.close(self.outer)
        os.close(self.inner)


def play_in_a_jail(fork: Callable[[int, int], int], gate: Gate, library: str) -> workingset.WorkingSet:
    """See one job through a jail; ``fork`` makes it around a channel and an output, and gives its pid.

    Another fork plays the host and looks at the jail's pages: this process keeps still, as what it writes to while the
    jail lives becomes the jail's own too.
    """
    channel, inner = socket.socketpair()
    output = os.open("/dev/null", os.O_WRONLY | os.O_CLOEXEC)
    pid = fork(inner.fileno(), output)
    inner.close()
    os.close(output)
    try:
        written, read = _Fork(lambda: _watch_one_job(pid, channel, gate, library)).answer()
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        channel.close()
        gate.remove()
    return workingset.WorkingSet(written, read)


def _watch_one_job(pid: int, channel: socket.socket, gate: Gate, library: str) -> tuple[list[int], list[int]]:
    """Be the host of the jail that waits at the gate; the pages it has written to since, and those it has read."""
    pagemap = _pagemap(pid)  # now: in a user namespace of its own it shows it to nobody
    before = workingset.touched(pagemap)
    gate.open()
    _expect(channel, frames.READY)
    _be_the_host(channel, library)
    after = workingset.touched(pagemap)
    written, read = (sorted(late - early) for early, late in zip(before, after, strict=True))
    return written, read


def _be_the_host(channel: socket.socket, library: str) -> None:
    """Hand a job to the runner at the other end and look at what it answers."""
    frames.CHANNEL = channel.fileno()
    job = {"files": {_FILE: _TEXT.format(library=library)}, "entry_file": _FILE, "required": ["work"], "seed": 0}
    frames.send(frames.JOB, {**job, "device": "cpu", "limits": _LIMITS, "forbidden": []})
    _expect(channel, frames.BEGIN)
    _expect(channel, frames.LOADED)
    for _ in range(2):
        frames.send(frames.GO, _case(library), [_BLOB])
        outcome = _expect(channel, frames.CASE)
        if outcome["status"] != "ok":
            raise RuntimeError(f"the rehearsal failed: {outcome['problem']}")


def _case(library: str) -> dict[str, Any]:
    arrays = [
        {"a": [0, 72, "float64", [3, 3], library, False, "C"]},
        {"a": [0, 32, "float64", [2, 2], library, False, "C"]},
    ]
    step = {"op": "call", "target": "work", "args": arrays, "kwargs": [], "on": None, "seed": 0, "send": True}
    return {"steps": [step]}


def _expect(channel: socket.socket, kind: int) -> dict[str, Any]:
    """The next frame's tree, which must be of that kind. Two may have come at once: the second is left where it is."""
    head = channel.recv(frames.HEADER.size, socket.MSG_WAITALL)
    if len(head) < frames.HEADER.size:
        raise RuntimeError("the first fork died before it had done its rehearsal")
    _, came, tree_length, blob_length = frames.HEADER.unpack(head)
    tree = frames.decode(channel.recv(tree_length, socket.MSG_WAITALL).decode())
    if blob_length:
        channel.recv(blob_length, socket.MSG_WAITALL)
    if came != kind:
        raise RuntimeError(f"the first fork failed: {tree}")
    return dict(tree)


def _pagemap(pid: int) -> int:
    """A descriptor of the map of a child's pages, -1 where the host shows it to nobody.

    ``/proc`` here numbers processes as the namespace above does: a pidfd's entry tells how.
    """
    pidfd = os.pidfd_open(pid)
    try:
        with open(f"/proc/self/fdinfo/{pidfd}", encoding="ascii") as lines:  # noqa: PTH123 - pathlib is not loaded
            number = next(line.split()[1] for line in lines if line.startswith("Pid:"))
        return os.open(f"/proc/{number}/pagemap", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return -1
    finally:
        os.close(pidfd)

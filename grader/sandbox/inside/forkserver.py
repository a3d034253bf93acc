"""The warm parent: imports the libraries once, then forks a jail whenever the host asks for one.

It has one thread, and never sees a job: the host and a fork talk over a socket of their own. A request on the
control socket is a packet of REQUEST with two descriptors beside it, the fork's channel and its output. The answers:
``U`` and JSON once, when up; ``F`` and the number when forked, with a pidfd beside it; ``E``, the number and words
when that failed; ``X``, the number, wait status, CPU seconds and peak bytes when a fork has ended.
"""

from __future__ import annotations

import array
import faulthandler
import gc
import json
import os
import select
import socket
import struct
from typing import Any

from grader.sandbox.inside import (
    frames,
    gathering,
    jail,
    kernel,
    libraries,
    mappings,
    rehearsal,
    runner,
    surroundings,
    values,
)
from grader.sandbox.inside.batch import Batch

_REQUEST = struct.Struct("<QQ")  # the host's number for the fork, bytes of its /tmp
_NUMBER = struct.Struct("<cQ")
_EXIT = struct.Struct("<cQidQ")
_DESCRIPTOR = struct.Struct("i")
_RIGHTS = (socket.SOL_SOCKET, socket.SCM_RIGHTS)
_leave = os._exit


def serve(control_fd: int, configuration: dict[str, Any], versions: dict[str, str]) -> None:
    """Serve until the host closes the control socket."""
    control = socket.socket(fileno=control_fd)
    walls = jail.Walls(configuration)
    frames.CHANNEL = jail.CHANNEL
    settle_down(configuration["kind"])
    forks = _Forks(walls, kernel.sizes())
    threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208
    own = os.pidfd_open(os.getpid())
    pages = 0
    if configuration["kind"] != "cuda":  # whose forks initialise CUDA, for seconds and in pages of their own
        walls.working_set = gate = rehearsal.Gate(walls.keep)
        walls.working_set = rehearsal.play_in_a_jail(forks.make, gate, configuration["kind"])
        pages = walls.working_set.pages
    # What is young now would bring on a collection at the first line of every job. gc is off in this process, on there.
    gc.collect()
    gc.freeze()
    _tell(control, b"U" + json.dumps({"versions": versions, "threads": threads, "pages": pages}).encode(), own)
    os.close(own)

    children: dict[int, tuple[int, int]] = {}  # pidfd -> (the host's number for it, pid)
    poll = select.poll()
    poll.register(control_fd, select.POLLIN)
    while True:
        for fd, _ in poll.poll():
            if fd != control_fd:
                number, pid = children.pop(fd)
                poll.unregister(fd)
                os.close(fd)
                _, status, usage = os.wait4(pid, 0)
                cpu = usage.ru_utime + usage.ru_stime
                _tell(control, _EXIT.pack(b"X", number, status, cpu, usage.ru_maxrss << 10))
                continue
            packet, ancillary, _, _ = control.recvmsg(64, 64)
            if not packet:
                os._exit(0)  # the kernel ends every namespace below with us
            number, tmp_bytes = _REQUEST.unpack(packet)
            passed = array.array("i", ancillary[0][2])
            try:
                pid = forks.make(passed[0], passed[1], tmp_bytes)
            except OSError as error:
                _tell(control, _NUMBER.pack(b"E", number) + str(error).encode())
                continue
            finally:
                os.close(passed[0])
                os.close(passed[1])
            pidfd = os.pidfd_open(pid)
            children[pidfd] = (number, pid)
            poll.register(pidfd, select.POLLIN)
            _tell(control, _NUMBER.pack(b"F", number), pidfd)


class _Forks:
    """Makes jails of this process, each in a pid namespace of its own."""

    def __init__(self, walls: jail.Walls, sizes: tuple[int, int]) -> None:
        self._walls, self._sizes = walls, sizes
        own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        self._away = Batch([("unshare", kernel.CLONE_NEWPID)])  # for the children; not for this process
        # Else the next fork would land beside the last one.
        self._back = Batch([("setns", own, kernel.CLONE_NEWPID), ("close", jail.CHANNEL), ("close", jail.OUTPUT)])

    def make(self, channel: int, output: int, tmp_bytes: int = 1 << 20) -> int:
        """Fork one jail around its channel and its output; its pid. In the child this never returns."""
        around = self._walls.around(tmp_bytes)
        os.dup2(channel, jail.CHANNEL, inheritable=False)
        os.dup2(output, jail.OUTPUT, inheritable=False)
        try:
            self._away.run()
            pid = kernel.fork()
            if pid == 0:
                try:
                    jail.live(self._walls, around, self._sizes)
                finally:
                    _leave(70)  # not even the print of an error: it would be the job's output
        finally:
            self._back.run()
        return pid


def settle_down(kind: str) -> None:
    """Have run once what runs in every job, and leave the heap so that a fork copies as little of it as can be."""
    library = "numpy" if kind == "numpy" else "torch"
    faulthandler.enable(all_threads=False)  # a crash in C then says which line of the submission it was under
    values.prepare(kind != "numpy")
    surroundings.prepare()
    runner.prepare()
    rehearsal.play_here(library)
    gc.collect()
    gc.freeze()
    gc.disable()
    kernel.trim_heap()  # else the first large allocation of each fork tidies up, and writes all over the heap
    mappings.join()
    gathering.gather()
    mappings.collapse()
    libraries.fill_gaps()
    # Once more: what has laid the memory out has also taken places in the interpreter's cache of attributes.
    rehearsal.play_here(library, rounds=2)
    gc.freeze()


def _tell(control: socket.socket, packet: bytes, fd: int = -1) -> None:
    if fd < 0:
        control.send(packet)
    else:
        control.sendmsg([packet], [(*_RIGHTS, _DESCRIPTOR.pack(fd))])

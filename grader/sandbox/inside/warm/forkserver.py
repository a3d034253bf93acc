"""The warm parent: imports the libraries once, then forks a jail whenever the host asks for one.

It has one thread, and never sees a job: the host and a fork talk over a socket of their own. A request on the
control socket is a packet of REQUEST with two descriptors beside it, the fork's channel and its output. The answers are
NUMBER and EXIT, and once, when up, ``U`` and JSON.
"""

from __future__ import annotations

import array
import ctypes
import faulthandler
import gc
import json
import os
import select
import socket
import struct
from typing import Any

from grader.sandbox.inside.job import channel, objects, runner, surroundings
from grader.sandbox.inside.walls import jail, kernel
from grader.sandbox.inside.walls.batch import Batch
from grader.sandbox.inside.warm import memory
from grader.sandbox.wire import EXIT, EXIT_HEAD, EXIT_USAGE, NUMBER, REQUEST

_DESCRIPTOR = struct.Struct("i")
_RIGHTS = (socket.SOL_SOCKET, socket.SCM_RIGHTS)
_leave = os._exit


def serve(control_fd: int, configuration: dict[str, Any], versions: dict[str, str]) -> None:
    """Serve until the host closes the control socket."""
    control = socket.socket(fileno=control_fd)
    walls = jail.Walls(configuration)
    channel.CHANNEL = jail.CHANNEL
    settle_down(configuration["kind"])
    forks = _Forks(walls, kernel.sizes())
    threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208
    own = os.pidfd_open(os.getpid())
    # What is young now would bring on a collection at the first line of every job. gc is off in this process, on there.
    gc.collect()
    gc.freeze()
    _tell(control, b"U" + json.dumps({"versions": versions, "threads": threads}).encode(), own)
    os.close(own)

    numbers: dict[int, int] = {}  # pidfd of a fork -> the host's number for it
    report = _Report()
    poll = select.poll()
    poll.register(control_fd, select.POLLIN)
    while True:
        for fd, _ in poll.poll():
            if fd != control_fd:
                poll.unregister(fd)
                report.send(control, numbers.pop(fd), fd)
                os.close(fd)
                continue
            packet, ancillary, _, _ = control.recvmsg(64, 64)
            if not packet:
                os._exit(0)  # the kernel ends every namespace below with us
            number, tmp_bytes = REQUEST.unpack(packet)
            passed = array.array("i", ancillary[0][2])
            try:
                pidfd = forks.make(passed[0], passed[1], tmp_bytes)
            except OSError as error:
                _tell(control, NUMBER.pack(b"E", number) + str(error).encode())
                continue
            finally:
                os.close(passed[0])
                os.close(passed[1])
            numbers[pidfd] = number
            poll.register(pidfd, select.POLLIN)
            _tell(control, NUMBER.pack(b"F", number), pidfd)


class _Report:
    """Tells the host how a fork has ended, and keeps nothing of it.

    Every later fork has a copy of this process's memory, and a job's exit code, CPU time and peak memory are its own to
    choose. So they lie in one place only, which is wiped, and never become objects of Python's.
    """

    def __init__(self) -> None:
        self._packet = bytearray(EXIT.size)
        self._begin = ctypes.addressof(ctypes.c_char.from_buffer(self._packet))

    def send(self, control: socket.socket, number: int, pidfd: int) -> None:
        EXIT_HEAD.pack_into(self._packet, 0, b"X", number)
        kernel.reap(pidfd, self._begin + EXIT_HEAD.size, self._begin + EXIT_USAGE)
        control.send(self._packet)
        ctypes.memset(self._begin, 0, len(self._packet))


class _Forks:
    """Makes jails of this process, each in a pid namespace of its own."""

    def __init__(self, walls: jail.Walls, sizes: tuple[int, int]) -> None:
        self._walls, self._sizes = walls, sizes
        own = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        self._away = Batch([("unshare", kernel.CLONE_NEWPID)])  # for the children; not for this process
        # Else the next fork would land beside the last one.
        self._back = Batch([("setns", own, kernel.CLONE_NEWPID), ("close", jail.CHANNEL), ("close", jail.OUTPUT)])

    def make(self, channel: int, output: int, tmp_bytes: int = 1 << 20) -> int:
        """Fork one jail around its channel and its output; a pidfd of it. In the child this never returns."""
        around = self._walls.around(tmp_bytes)
        os.dup2(channel, jail.CHANNEL, inheritable=False)
        os.dup2(output, jail.OUTPUT, inheritable=False)
        try:
            self._away.run()
            child = kernel.fork()
            if not child:
                try:
                    jail.live(self._walls, around, self._sizes)
                finally:
                    _leave(70)  # not even the print of an error: it would be the job's output
        finally:
            self._back.run()
        return child


def settle_down(kind: str) -> None:
    """Prepare what every job finds, and the memory that every fork shares."""
    faulthandler.enable(all_threads=False)  # a crash in C then says which line of the submission it was under
    objects.prepare(kind != "numpy")
    surroundings.prepare()
    runner.prepare()
    memory.lay_out(kind)


def _tell(control: socket.socket, packet: bytes, fd: int = -1) -> None:
    if fd < 0:
        control.send(packet)
    else:
        control.sendmsg([packet], [(*_RIGHTS, _DESCRIPTOR.pack(fd))])

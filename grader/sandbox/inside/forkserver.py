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
import sys
from typing import Any

from grader.sandbox.inside import jail, kernel, rehearsal, runner, values, workingset

_REQUEST = struct.Struct("<QQ")  # the host's number for the fork, bytes of its /tmp
_NUMBER = struct.Struct("<cQ")
_EXIT = struct.Struct("<cQidQ")
_leave = os._exit


def serve(control_fd: int, configuration: dict[str, Any]) -> None:
    """Serve until the host closes the control socket."""
    control = socket.socket(fileno=control_fd)
    sys.path[:] = configuration["path"]
    walls = jail.Walls(configuration)
    versions = warm_up(configuration["kind"])
    own_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    size = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
    page = os.sysconf("SC_PAGE_SIZE")

    def fork(channel: int, output: int, tmp_bytes: int = 1 << 20) -> int:
        base = int(os.pread(size, 64, 0).split()[0]) * page
        return _fork(own_namespace, walls, channel, output, tmp_bytes, base)

    threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208 - pathlib is not loaded in the jail
    own = os.pidfd_open(os.getpid())
    pages = 0
    if configuration["kind"] != "cuda":  # whose forks initialise CUDA, for seconds and in pages of their own
        walls.working_set = gate = rehearsal.Gate()
        walls.working_set = rehearsal.play_in_a_jail(fork, gate, configuration["kind"])
        pages = walls.working_set.pages
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
                pid = fork(passed[0], passed[1], tmp_bytes)
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


def warm_up(kind: str) -> dict[str, str]:
    """Import what jobs of this kind need, and leave the heap so that a fork copies as little of it as can be."""
    import numpy

    versions = {"python": ".".join(map(str, sys.version_info[:3])), "numpy": numpy.__version__}
    numpy.ones((2, 2)) @ numpy.ones((2, 2))
    numpy.linalg.inv(numpy.eye(2))
    numpy.random.default_rng(0).standard_normal(2)
    if kind != "numpy":
        import torch

        torch.set_num_threads(1)
        torch.manual_seed(0)
        versions["torch"] = torch.__version__
        # What a library sets up at its first use is set up here, where /proc can still be read, and once for all.
        layer = torch.nn.Conv2d(1, 1, 3, padding=1)
        outcome = torch.nn.functional.relu(layer(torch.ones(1, 1, 4, 4))).flatten(1) @ torch.ones(16, 2)
        torch.nn.functional.cross_entropy(outcome, torch.zeros(1, dtype=torch.int64)).backward()  # type: ignore[no-untyped-call]
        torch.optim.SGD(layer.parameters(), lr=0.1).step()  # the first optimiser imports half of torch: a second
    faulthandler.enable(all_threads=False)  # a crash in C then says which line of the submission it was under
    values.prepare(kind != "numpy")
    runner.prepare()
    rehearsal.play_here("numpy" if kind == "numpy" else "torch")
    gc.collect()
    gc.freeze()
    gc.disable()
    kernel.trim_heap()  # else the first large allocation of each fork tidies up, and writes all over the heap
    workingset.collapse()
    return versions


def _tell(control: socket.socket, packet: bytes, fd: int = -1) -> None:
    if fd < 0:
        control.send(packet)
    else:
        control.sendmsg([packet], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("i", fd))])


def _fork(own_namespace: int, walls: jail.Walls, channel: int, output: int, tmp_bytes: int, base: int) -> int:
    """Fork one jail into a pid namespace of its own; in the child this never returns."""
    kernel.unshare(kernel.CLONE_NEWPID)  # for the children; not for this process
    try:
        pid = kernel.fork()
        if pid == 0:
            try:
                jail.live(walls, channel, output, tmp_bytes, base)
            finally:
                _leave(70)  # not even the print of an error: it would be the job's output
    finally:
        kernel.setns(own_namespace, kernel.CLONE_NEWPID)  # else the next fork would land beside this one
    return pid

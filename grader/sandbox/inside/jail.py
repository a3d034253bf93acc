"""What a fork does to itself between the fork and the first byte of a job: the walls, from the inside.

The order matters. Namespaces and mounts need capabilities, so they come first; then the capabilities go; then
Landlock and seccomp, which need only ``no_new_privs``. Only then does the fork say it is ready, and only after
that does the host hand it a job: nothing submitted is ever in a process that still holds a right.
"""

from __future__ import annotations

import base64
import os
import resource
import socket
import sys
from typing import Any, NoReturn

from grader.sandbox.inside import kernel, landlock, rehearsal, runner, values, workingset

INSIDE_ID = 1000  # the user and group a job sees itself as
_NAMESPACES = (
    kernel.CLONE_NEWUSER
    | kernel.CLONE_NEWNS
    | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWNET
    | kernel.CLONE_NEWUTS
    | kernel.CLONE_NEWCGROUP
)
_PLAIN = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
_CHANNEL = 1000  # the descriptor the host is on: above every number a job's own files get
_ZEROED = ("CORE", "MSGQUEUE", "MEMLOCK")


class Walls:
    """What every fork of one warm parent needs and the parent prepares once."""

    def __init__(self, configuration: dict[str, Any]) -> None:
        self.gpu: bool = configuration["gpu"]
        self.user, self.group = os.getuid(), os.getgid()
        self.null = os.open("/dev/null", os.O_RDONLY | os.O_CLOEXEC)
        self.fence = landlock.Fence(configuration["readable"], configuration["devices"])
        self.filter = base64.b64decode(configuration["filter"])
        self.highest = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        self.zeroed = [getattr(resource, f"RLIMIT_{name}") for name in _ZEROED if hasattr(resource, f"RLIMIT_{name}")]
        self.working_set: rehearsal.Gate | workingset.WorkingSet = workingset.WorkingSet()  # until one is learned
        if self.gpu:
            del self.zeroed[-1]  # the driver locks the pages it moves by itself


def live(walls: Walls, data_fd: int, output_fd: int, tmp_bytes: int, base: int) -> NoReturn:
    """Become a jail, serve one job, leave. ``base`` is the address space the warm parent had, in bytes."""
    try:
        walls.working_set.take()
        values.CHANNEL = _CHANNEL
        os.dup2(data_fd, _CHANNEL, inheritable=False)
        layers = _lock_in(walls, output_fd, tmp_bytes)
        if walls.gpu:
            base = _address_space()  # CUDA has reserved far more than the parent ever had
        values.send(values.READY, {"layers": layers})
        runner.main(base)
    except BaseException as error:  # before submitted code ran this is our fault, and the host hears why
        try:
            values.send(values.FAULT, {"error": f"{type(error).__name__}: {error}"[:500]})
        finally:
            os._exit(70)


def _lock_in(walls: Walls, output_fd: int, tmp_bytes: int) -> dict[str, Any]:
    os.dup2(walls.null, 0)
    os.dup2(output_fd, 1)
    os.dup2(output_fd, 2)
    kernel.unshare(_NAMESPACES)
    kernel.map_self(INSIDE_ID, walls.user, walls.group)
    socket.sethostname("jail")
    tmp = f"size={tmp_bytes},nr_inodes=4096,mode=700,uid={INSIDE_ID},gid={INSIDE_ID}"
    kernel.mount("tmpfs", "/tmp", "tmpfs", _PLAIN, tmp)  # noqa: S108 - the jail's own
    if walls.gpu:
        kernel.mount("proc", "/proc", "proc", _PLAIN | kernel.MS_RDONLY, None)
    else:
        kernel.mount("tmpfs", "/proc", "tmpfs", _PLAIN | kernel.MS_RDONLY, "size=4k,nr_inodes=1,mode=555")
    os.chdir("/tmp")  # noqa: S108
    kernel.drop_capabilities()
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    for limit in walls.zeroed:
        resource.setrlimit(limit, (0, 0))
    abi = walls.fence.close_around_me(["/proc"] if walls.gpu else [], ["/tmp"])  # noqa: S108
    os.closerange(3, _CHANNEL)
    os.closerange(_CHANNEL + 1, walls.highest)
    if walls.gpu:
        # After the fork, as a forked CUDA context is broken; behind the fence, which its threads inherit; before
        # the filter, which then binds those threads too.
        torch = sys.modules["torch"]
        torch.ones((2, 2), device="cuda").sum().item()
    kernel.install_filter(walls.filter)
    return {"landlock": abi, "seccomp": True}


def _address_space() -> int:
    """Bytes of address space this process has now; needs its own /proc."""
    fd = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        return int(os.read(fd, 64).split()[0]) * os.sysconf("SC_PAGE_SIZE")
    finally:
        os.close(fd)

"""What a fork does to itself between the fork and the first byte of a job: the walls, from the inside.

The order matters. Namespaces and mounts need capabilities, so they come first; then the capabilities go; then
Landlock and seccomp, which need only ``no_new_privs``. Only then does the fork say it is ready, and only after
that does the host hand it a job: nothing submitted is ever in a process that still holds a right.

It is one list of system calls, written down once in the warm parent and made in each fork (``batch``). A call that
fails ends the list, and the host hears which. Descriptors have fixed numbers: below ``CHANNEL`` everything is closed
first, so what is opened then is 3, and what the warm parent keeps for its forks lies above ``_KEPT``.
"""

from __future__ import annotations

import base64
import os
import resource
import struct
import sys
from typing import Any, NoReturn

from grader.sandbox import wire
from grader.sandbox.inside.job import channel, runner
from grader.sandbox.inside.walls import kernel, landlock
from grader.sandbox.inside.walls.batch import Batch, Call

INSIDE_ID = 1000  # the user and group a job sees itself as
CHANNEL, OUTPUT = 1000, 1001  # the host and the job's output; a job's own files get lower numbers
_KEPT = 1010
_OPENED = 3  # the number that a file opened in a fork gets, as nothing lies below the channel but 0, 1 and 2
_NAMESPACES = (
    kernel.CLONE_NEWUSER
    | kernel.CLONE_NEWNS
    | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWNET
    | kernel.CLONE_NEWUTS
    | kernel.CLONE_NEWCGROUP
)
_PLAIN = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
_CLOEXEC, _HIGHEST = os.O_CLOEXEC, (1 << 32) - 1
_CAPABILITY_VERSION_3 = 0x20080522


class Walls:
    """What every fork of one warm parent needs and the parent prepares once."""

    def __init__(self, configuration: dict[str, Any]) -> None:
        self.gpu: bool = configuration["gpu"]
        self.user, self.group = os.getuid(), os.getgid()
        self.highest = _KEPT
        self.fence = landlock.Fence(
            configuration["readable"], configuration["devices"], self.keep, configuration["landlock"]
        )
        # Anybody may set the times of a file that anybody may write to: read-only, a device's can't carry a message.
        flags = kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NOEXEC
        Batch([("mount", None, node, None, flags, None) for node in configuration["devices"]]).run()
        self.capabilities = kernel.capabilities()
        self.filter = kernel.FilterProgram(base64.b64decode(configuration["filter"]))
        self.seal = Batch(_seal(self.filter.record, self.fence.abi))
        self._walls: dict[int, Batch] = {}

    def keep(self, fd: int) -> int:
        """``fd`` under a number that forks leave open until their walls stand."""
        os.dup2(fd, self.highest, inheritable=False)
        os.close(fd)
        self.highest += 1
        return self.highest - 1

    def around(self, tmp_bytes: int) -> Batch:
        """The walls of a fork whose /tmp holds so much; to be asked for before the fork."""
        if tmp_bytes not in self._walls:
            self._walls[tmp_bytes] = Batch(_walls(self, tmp_bytes))
        return self._walls[tmp_bytes]


def live(walls: Walls, around: Batch, sizes: tuple[int, int]) -> NoReturn:
    """Become a jail, serve one job, leave. ``sizes`` are those of the warm parent, see ``kernel.sizes``."""
    try:
        around.run()
        if walls.gpu:
            # After the fork, as a forked CUDA context is broken; behind the fence, which its threads inherit; before
            # the filter, which then binds those threads too.
            torch = sys.modules["torch"]
            torch.ones((2, 2), device="cuda").sum().item()
            sizes = kernel.sizes()  # CUDA has reserved far more than the parent ever had
        walls.seal.run()
        runner.main(sizes)
    except BaseException as error:  # before submitted code ran this is our fault, and the host hears why
        try:
            channel.send(wire.FAULT, {"error": f"{type(error).__name__}: {error}"[:500]})
        finally:
            os._exit(70)


def _walls(walls: Walls, tmp_bytes: int) -> list[Call]:
    tmp = f"size={tmp_bytes},nr_inodes=4096,mode=700,uid={INSIDE_ID},gid={INSIDE_ID}"
    no_proc: Call = ("mount", "tmpfs", "/proc", "tmpfs", _PLAIN | kernel.MS_RDONLY, "size=4k,nr_inodes=1,mode=555")
    own_proc: Call = ("mount", "proc", "/proc", "proc", _PLAIN | kernel.MS_RDONLY, None)
    return [
        # First of all: a signal to process group 0 would else reach the warm parent, bubblewrap and other jobs.
        ("setsid",),
        # 0, 1 and 2 are nothing, the output and the output; the channel stays, and what the parent keeps for its forks.
        # Nothing is opened anew: were it the parent's, its flags would pass from one job to the next.
        ("close_range", 0, CHANNEL - 1, 0),
        ("openat", kernel.AT_FDCWD, "/dev/null", os.O_RDONLY, 0),
        ("dup3", OUTPUT, 1, 0),
        ("dup3", OUTPUT, 2, 0),
        ("unshare", _NAMESPACES),
        *_written("/proc/self/setgroups", "deny"),
        *_written("/proc/self/gid_map", f"{INSIDE_ID} {walls.group} 1"),
        *_written("/proc/self/uid_map", f"{INSIDE_ID} {walls.user} 1"),
        ("sethostname", "jail", 4),
        ("mount", "tmpfs", "/tmp", "tmpfs", _PLAIN, tmp),  # noqa: S108 - the jail's own
        own_proc if walls.gpu else no_proc,
        ("chdir", "/tmp"),  # noqa: S108
        ("prctl", kernel.PR_CAP_AMBIENT, kernel.PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0),
        *[("prctl", kernel.PR_CAPBSET_DROP, number, 0, 0, 0) for number in range(walls.capabilities)],
        ("capset", struct.pack("<II", _CAPABILITY_VERSION_3, 0), bytes(24)),  # effective, permitted, inheritable
        ("prctl", kernel.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        ("prctl", kernel.PR_SET_DUMPABLE, 0, 0, 0, 0),
        *[("prlimit64", 0, limit, struct.pack("<QQ", 0, 0), None) for limit in _zeroed(walls.gpu)],
        *walls.fence.calls(_OPENED, ["/proc"] if walls.gpu else [], ["/tmp"]),  # noqa: S108
        ("close_range", 3, CHANNEL - 1, 0),
        ("close_range", CHANNEL + 1, _HIGHEST, 0),
    ]


def _seal(program: bytes, landlock_abi: int) -> list[Call]:
    """The filter, from when on little else can be done, and the word that the jail is ready."""
    ready = wire.frame(wire.READY, {"layers": {"landlock": landlock_abi, "seccomp": True}})
    flags = kernel.SECCOMP_FILTER_FLAG_TSYNC | kernel.SECCOMP_FILTER_FLAG_TSYNC_ESRCH
    return [
        ("seccomp", kernel.SECCOMP_SET_MODE_FILTER, flags, program),
        ("write", CHANNEL, ready, len(ready)),
    ]


def _written(path: str, text: str) -> list[Call]:
    return [
        ("openat", kernel.AT_FDCWD, path, os.O_WRONLY | _CLOEXEC, 0),
        ("write", _OPENED, text, len(text)),
        ("close", _OPENED),
    ]


def _zeroed(gpu: bool) -> list[int]:
    if gpu:
        return [resource.RLIMIT_CORE, resource.RLIMIT_MSGQUEUE]  # the driver locks the pages it moves by itself
    return [resource.RLIMIT_CORE, resource.RLIMIT_MSGQUEUE, resource.RLIMIT_MEMLOCK]

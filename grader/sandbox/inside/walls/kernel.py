"""The system calls Python has no function for, by way of libc. Runs in the jail: standard library only."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import struct

ON_X86_64_AND_AARCH64 = {
    "capset": (126, 91),
    "chdir": (80, 49),
    "close": (3, 57),
    "close_range": (436, 436),
    "dup3": (292, 24),
    "landlock_add_rule": (445, 445),
    "landlock_create_ruleset": (444, 444),
    "landlock_restrict_self": (446, 446),
    "madvise": (28, 233),
    "mount": (165, 40),
    "openat": (257, 56),
    "pidfd_open": (434, 434),
    "prctl": (157, 167),
    "prlimit64": (302, 261),
    "seccomp": (317, 277),
    "sethostname": (170, 161),
    "setns": (308, 268),
    "setsid": (112, 157),
    "unshare": (272, 97),
    "waitid": (247, 95),
    "write": (1, 64),
}
NUMBERS = {name: pair[platform.machine() == "aarch64"] for name, pair in ON_X86_64_AND_AARCH64.items()}
ARGUMENTS = 6  # of a system call, at most

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP = 0x10000000, 0x20000000, 0x40000000, 0x02000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 0x1, 0x2, 0x4, 0x8, 0x20, 0x1000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_READ, PR_CAPBSET_DROP = 1, 4, 23, 24
PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 38, 47, 4
MADV_COLLAPSE = 25
AT_FDCWD = -100
SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, SECCOMP_FILTER_FLAG_TSYNC_ESRCH = 1, 1, 1 << 4


_PAGE = os.sysconf("SC_PAGE_SIZE")
_P_PIDFD, _WEXITED = 3, 4
_libc = ctypes.PyDLL(None, use_errno=True)  # CPython's global lock stays taken: neither parent nor fork has a thread
raw = _libc.syscall  # of a number and six arguments
raw.argtypes, raw.restype = (ctypes.c_long,) * (1 + ARGUMENTS), ctypes.c_long


class _Pid(ctypes.c_int):
    """A process id that is no object of Python's own, so that its value can be wiped."""


_fork, _fork.restype = _libc.fork, _Pid
_of_a_pid = _libc["syscall"]
_of_a_pid.restype = ctypes.c_long


def syscall(name: str, *arguments: int) -> int:
    """A system call; raises ``OSError`` with its name where it fails."""
    result: int = raw(NUMBERS[name], *arguments, *[0] * (ARGUMENTS - len(arguments)))
    return _checked(result, name)


def _checked(result: int, name: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return result


def fork() -> int:
    """fork(3): 0 in the child, in the parent a pidfd of it. For a parent with a single thread.

    It leaves out what CPython's own ``os.fork`` does in the child: renew locks nobody can hold, draw new seeds for
    generators that each job seeds anyway, walk the lists of threads: two hundred pages written to, for nothing.

    The process id is forgotten at once: the next fork has a copy of this memory, and each thread that a job has made
    counts up these ids.
    """
    child = _fork()
    if not child:
        return 0
    try:
        return _checked(_of_a_pid(ctypes.c_long(NUMBERS["pidfd_open"]), child, 0), "fork")
    finally:
        child.value = 0


def reap(pidfd: int, info: int, usage: int) -> None:
    """Have the kernel write how a child ended (siginfo_t) and what it used (struct rusage) to these addresses."""
    syscall("waitid", _P_PIDFD, pidfd, info, _WEXITED, usage)


def sizes() -> tuple[int, int]:
    """Bytes of address space and of private writable memory that this process has now; needs its own /proc."""
    fd = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        pages = os.read(fd, 256).split()
    finally:
        os.close(fd)
    return int(pages[0]) * _PAGE, int(pages[5]) * _PAGE


def map_self(inside: int, user: int, group: int) -> None:
    """In a fresh user namespace: map ``user``/``group`` of the parent namespace to ``inside``."""
    for name, text in (
        ("setgroups", "deny"),
        ("gid_map", f"{inside} {group} 1"),
        ("uid_map", f"{inside} {user} 1"),
    ):
        fd = os.open(f"/proc/self/{name}", os.O_WRONLY)
        try:
            os.write(fd, text.encode())
        finally:
            os.close(fd)


def capabilities() -> int:
    """How many capabilities this kernel knows: their numbers are those from 0 up."""
    number = 0
    with contextlib.suppress(OSError):
        while True:
            syscall("prctl", PR_CAPBSET_READ, number)
            number += 1
    return number


class FilterProgram:
    """A classic BPF program (8 bytes an instruction) in memory; ``record`` is the kernel's record of where it lies."""

    def __init__(self, program: bytes) -> None:
        self._program = ctypes.create_string_buffer(program, len(program))
        self.record = struct.pack("@HP", len(program) // 8, ctypes.addressof(self._program))

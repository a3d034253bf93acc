"""The system calls Python has no function for, by way of libc. Runs in the jail: standard library only."""

from __future__ import annotations

import ctypes
import os
import struct

_PAGE = os.sysconf("SC_PAGE_SIZE")
_libc = ctypes.CDLL(None, use_errno=True)
_libc.madvise.argtypes = (ctypes.c_ulong, ctypes.c_ulong, ctypes.c_int)
_libc_under_the_lock = ctypes.PyDLL(None, use_errno=True)  # calls that keep CPython's global lock
_prctl = _libc.prctl
_prctl.argtypes = (ctypes.c_int, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong)

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP = 0x10000000, 0x20000000, 0x40000000, 0x02000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 0x1, 0x2, 0x4, 0x8
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_READ, PR_CAPBSET_DROP = 1, 4, 23, 24
PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 38, 47, 4
MADV_COLLAPSE = 25
AT_FDCWD = -100
SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, SECCOMP_FILTER_FLAG_TSYNC_ESRCH = 1, 1, 1 << 4


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(number: int, *args: int) -> int:
    """Any system call by its number; -1 where it fails."""
    return int(_libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, args)))


def fork() -> int:
    """fork(3), less what CPython's own ``os.fork`` does after it in the child: for a parent with a single thread.

    That renews locks nobody can hold, draws new seeds for generators that each job seeds anyway, and walks the lists
    of threads: two hundred pages written to, for nothing.
    """
    return _checked(_libc_under_the_lock.fork(), "fork")


def advise(start: int, length: int, advice: int) -> bool:
    """madvise(2) on this process, as a hint: a refusal is no error; whether it was taken."""
    return bool(_libc.madvise(start, length, advice) == 0)


def sizes() -> tuple[int, int]:
    """Bytes of address space and of private writable memory that this process has now; needs its own /proc."""
    fd = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        pages = os.read(fd, 256).split()
    finally:
        os.close(fd)
    return int(pages[0]) * _PAGE, int(pages[5]) * _PAGE


def unshare(flags: int) -> None:
    _checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def prctl(option: int, argument: int) -> int:
    return _checked(_prctl(option, argument, 0, 0, 0), "prctl")


def map_self(inside: int, user: int, group: int) -> None:
    """In a fresh user namespace: make ``user``/``group`` of the one above be ``inside`` in this one."""
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
    while _prctl(PR_CAPBSET_READ, number, 0, 0, 0) >= 0:
        number += 1
    return number


class FilterProgram:
    """A classic BPF program (8 bytes an instruction) in memory; ``record`` is the kernel's record of where it lies."""

    def __init__(self, program: bytes) -> None:
        self._program = ctypes.create_string_buffer(program, len(program))
        self.record = struct.pack("@HP", len(program) // 8, ctypes.addressof(self._program))

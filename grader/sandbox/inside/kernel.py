"""The system calls Python has no function for, by way of libc. Runs in the jail: standard library only."""

from __future__ import annotations

import ctypes
import os
import platform
import struct

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_libc.madvise.argtypes = (ctypes.c_ulong, ctypes.c_ulong, ctypes.c_int)
_libc_under_the_lock = ctypes.PyDLL(None, use_errno=True)  # calls that keep CPython's global lock
_prctl = _libc.prctl
_prctl.argtypes = (ctypes.c_int, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong)

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP = 0x10000000, 0x20000000, 0x40000000, 0x02000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 0x1, 0x2, 0x4, 0x8, 0x4000, 0x40000
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 4, 24, 38, 47
MADV_POPULATE_READ, MADV_POPULATE_WRITE, MADV_COLLAPSE = 22, 23, 25
SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC = 1, 1

# Newer numbers are the same on every architecture; the older ones differ.
_SYS_SECCOMP = {"x86_64": 317, "aarch64": 277}[platform.machine()]
_SYS_CAPSET = {"x86_64": 126, "aarch64": 91}[platform.machine()]
_SYS_PROCESS_MADVISE = 440
SYS_LANDLOCK_CREATE_RULESET, SYS_LANDLOCK_ADD_RULE, SYS_LANDLOCK_RESTRICT_SELF = 444, 445, 446


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(what: str, number: int, *args: int | bytes | None) -> int:
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    return _checked(_libc.syscall(ctypes.c_long(number), *converted), what)


def fork() -> int:
    """fork(3), less what CPython's own ``os.fork`` does after it in the child: for a parent with a single thread.

    That renews locks nobody can hold, draws new seeds for generators that each job seeds anyway, and walks the lists
    of threads: two hundred pages written to, for nothing.
    """
    return _checked(_libc_under_the_lock.fork(), "fork")


def advise(start: int, length: int, advice: int) -> None:
    """madvise(2) on this process, as a hint: a refusal is no error."""
    _libc.madvise(start, length, advice)


def advise_own(ranges: bytes, advice: int) -> bool:
    """process_madvise(2) on this process; ``ranges`` are records of address and length. Whether the kernel took it."""
    pidfd = os.pidfd_open(os.getpid())
    try:
        syscall("process_madvise", _SYS_PROCESS_MADVISE, pidfd, ranges, len(ranges) // 16, advice, 0)
    except OSError:
        return False
    finally:
        os.close(pidfd)
    return True


def trim_heap() -> None:
    """Give free memory at the heap's end back and join its free pieces (malloc_trim(3)), where the libc can."""
    if hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(ctypes.c_size_t(0))


def unshare(flags: int) -> None:
    _checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def setns(fd: int, flags: int) -> None:
    _checked(_libc.setns(ctypes.c_int(fd), ctypes.c_int(flags)), "setns")


def mount(source: str, target: str, kind: str | None, flags: int, data: str | None) -> None:
    encoded = [None if s is None else s.encode() for s in (source, target, kind, data)]
    done = _libc.mount(encoded[0], encoded[1], encoded[2], ctypes.c_ulong(flags), encoded[3])
    _checked(done, f"mount {target}")


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


def drop_capabilities() -> None:
    """Give up every capability, for good: ambient, bounding, effective, permitted and inheritable."""
    prctl(PR_CAP_AMBIENT, 4)  # PR_CAP_AMBIENT_CLEAR_ALL
    for capability in range(64):
        if _prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0:
            break  # the first number that this kernel has no capability for
    header = struct.pack("<II", 0x20080522, 0)  # _LINUX_CAPABILITY_VERSION_3, this thread
    syscall("capset", _SYS_CAPSET, header, bytes(24))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install_filter(program: bytes) -> None:
    """Install a classic BPF program (8 bytes an instruction) as the seccomp filter of every thread."""
    record = _Program(len(program) // 8, program)
    done = _libc.syscall(
        ctypes.c_long(_SYS_SECCOMP),
        ctypes.c_long(SECCOMP_SET_MODE_FILTER),
        ctypes.c_long(SECCOMP_FILTER_FLAG_TSYNC),
        ctypes.byref(record),
    )
    _checked(done, "seccomp")
    if done > 0:
        raise OSError(f"seccomp: thread {done} could not be bound")

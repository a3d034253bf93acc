"""The system call filter, assembled here as classic BPF and handed to the jail as bytes.

An allow-list: what is not on it fails with EPERM, which Python shows as PermissionError and the student as an
ordinary exception. Killed outright is only a call made in another architecture's way, where the numbers mean
something else. ``clone3`` fails with ENOSYS, so that the C library falls back to ``clone``, whose flags a filter can
read. docs/sandbox.md argues every line.
"""

from __future__ import annotations

import platform
import struct
from dataclasses import dataclass

from grader.sandbox.seccomp import calls

_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _AND, _JUMP, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x05, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS, _ENOTSUP = 1, 38, 95
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_X32 = 0x40000000
_FARTHEST = 255  # instructions that a comparison itself can jump over
_AF_UNIX = 1

_A_THREAD = 0x00010000 | 0x00000100 | 0x00000400  # CLONE_THREAD, CLONE_VM, CLONE_FILES
_CLONE_NEW = 0x7E020000 | 0x00000080  # every namespace flag
_PR_ALLOWED = (3, 15, 16, 21, 23, 39, 0x53564D41)  # dumpable?, names, seccomp?, capbset?, no_new_privs?, VMA names
_IOCTL_ALLOWED = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, window size, FIONREAD, FIONBIO, FIO(N)CLEX
_SHARED_ANONYMOUS = 0x01 | 0x20  # MAP_SHARED, MAP_ANONYMOUS
_CLOSE_RANGE_UNSHARE, _MSG_OOB, _RENAME_WHITEOUT = 2, 1, 4
_SO_ALLOWED = (3, 4, 38, 39)  # type, error, protocol, domain: what Python's socket objects ask
# Duplicates, flags, locks, and the size of a pipe; not larger pipes, leases, or signals to whom it names.
_F_ALLOWED = (0, 1, 2, 3, 4, 5, 6, 7, 1030, 1032)


@dataclass(frozen=True, slots=True)
class _Architecture:
    audit: int
    numbers: dict[str, int]


def _architecture() -> _Architecture:
    machine = platform.machine()
    known = {"x86_64": (0xC000003E, calls.X86_64), "aarch64": (0xC00000B7, calls.AARCH64)}
    if machine not in known:
        raise NotImplementedError(f"no system call table for {machine}; x86_64 and aarch64 are known")
    audit, numbers = known[machine]
    return _Architecture(audit, {name: int(number) for name, number in numbers.items()})


def _step(code: int, k: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("<HBBI", code, yes, no, k)


def _return(action: int) -> bytes:
    return _step(_RETURN, action)


def _argument(index: int) -> bytes:
    return _step(_LOAD_WORD, _ARGUMENTS + 8 * index)  # the low half: every argument read here is an int


def _one_of(index: int, allowed: tuple[int, ...]) -> bytes:
    tests = b"".join(_step(_JUMP_EQUAL, value, 0, 1) + _return(_ALLOW) for value in allowed)
    return _argument(index) + tests + _return(_ERRNO | _EPERM)


def _without(index: int, bits: int) -> bytes:
    """Allowed where none of ``bits`` is set in an argument."""
    return _argument(index) + _step(_JUMP_ANY_BIT, bits, 0, 1) + _return(_ERRNO | _EPERM) + _return(_ALLOW)


def _not_all(index: int, bits: int) -> bytes:
    """Allowed where not every one of ``bits`` is set in an argument."""
    denied = _return(_ERRNO | _EPERM)
    return _argument(index) + _step(_AND, bits) + _step(_JUMP_EQUAL, bits, 0, 1) + denied + _return(_ALLOW)


def _threads_only() -> bytes:
    """clone: with what makes a thread of this process, with its descriptors, and without any new namespace."""
    denied = _return(_ERRNO | _EPERM)
    return (
        _argument(0)
        + _step(_JUMP_ANY_BIT, _CLONE_NEW, 0, 1)
        + denied
        + _step(_AND, _A_THREAD)
        + _step(_JUMP_EQUAL, _A_THREAD, 1, 0)
        + denied
        + _return(_ALLOW)
    )


def program(*, cuda: bool = False) -> bytes:
    """The filter for this machine's architecture, 8 bytes an instruction."""
    architecture = _architecture()
    head = [
        _step(_LOAD_WORD, _ARCH),
        _step(_JUMP_EQUAL, architecture.audit, 1, 0),
        _return(_KILL),
        _step(_LOAD_WORD, _NUMBER),
    ]
    if platform.machine() == "x86_64":
        head += [_step(_JUMP_AT_LEAST, _X32, 0, 1), _return(_KILL)]
    return b"".join(head) + _search(_ranges(_answers(architecture.numbers, cuda)))


def _answers(numbers: dict[str, int], cuda: bool) -> dict[int, bytes]:
    """What to run for each call that is not simply denied, by its number."""
    names = " ".join(group for _, group in calls.ALLOWED).split()
    if cuda:
        names += calls.FOR_CUDA.split()
    answers = {numbers[name]: _return(_ALLOW) for name in names if name in numbers}
    looked_into = {
        **dict.fromkeys(calls.WITHOUT_SUPPORT.split(), _return(_ERRNO | _ENOTSUP)),
        "clone": _threads_only(),
        "clone3": _return(_ERRNO | _ENOSYS),
        "close_range": _without(2, _CLOSE_RANGE_UNSHARE),
        "fcntl": _one_of(1, _F_ALLOWED),
        "getsockopt": _one_of(2, _SO_ALLOWED),
        "ioctl": _return(_ALLOW) if cuda else _one_of(1, _IOCTL_ALLOWED),
        "mmap": _return(_ALLOW) if cuda else _not_all(3, _SHARED_ANONYMOUS),  # CUDA's pinned memory is such
        "prctl": _one_of(0, _PR_ALLOWED),
        "prlimit64": _one_of(0, (0,)),  # its own limits only
        "recvfrom": _without(3, _MSG_OOB),
        "renameat2": _without(4, _RENAME_WHITEOUT),
        "sendto": _without(3, _MSG_OOB),
        "socketpair": _one_of(0, (_AF_UNIX,)),  # asyncio wakes itself up through one
    }
    return answers | {numbers[name]: body for name, body in looked_into.items()}


def _ranges(answers: dict[int, bytes]) -> list[tuple[int, bytes]]:
    """(first number, body) of each stretch of numbers with the same body, from 0 up; between them, EPERM."""
    denied = _return(_ERRNO | _EPERM)
    stretches: list[tuple[int, bytes]] = [(0, answers.get(0, denied))]
    for number in range(1, max(answers) + 2):
        body = answers.get(number, denied)
        if body != stretches[-1][1]:
            stretches.append((number, body))
    return stretches


def _search(stretches: list[tuple[int, bytes]]) -> bytes:
    """A binary search. Its length is paid: every jail has the kernel compile its own filter, and try every number."""
    if len(stretches) == 1:
        return stretches[0][1]
    middle = len(stretches) // 2
    below = _search(stretches[:middle])
    above = _search(stretches[middle:])
    length = len(below) // 8
    if length <= _FARTHEST:
        return _step(_JUMP_AT_LEAST, stretches[middle][0], length, 0) + below + above
    return _step(_JUMP_AT_LEAST, stretches[middle][0], 0, 1) + _step(_JUMP, length) + below + above

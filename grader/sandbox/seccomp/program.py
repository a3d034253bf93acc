"""The system call filter, assembled here as classic BPF and handed to the jail as bytes.

An allow-list: what is not on it fails with EPERM, which Python shows as PermissionError and the student as an
ordinary exception. Killed outright is only a call made in another architecture's way, where the numbers mean
something else. docs/sandbox.md argues every line.
"""

from __future__ import annotations

import platform
import struct
from dataclasses import dataclass

from grader.sandbox.seccomp import table

_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _AND, _JUMP, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x05, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_DONE, _EPERM, _EAGAIN, _EINVAL, _ENOSYS, _ENOTSUP = 0, 1, 11, 22, 38, 95
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_X32 = 0x40000000
_FARTHEST = 255  # instructions that a comparison itself can jump over
_AF_UNIX = 1

_A_THREAD = 0x00010000 | 0x00000100 | 0x00000400  # CLONE_THREAD, CLONE_VM, CLONE_FILES
_CLONE_NEW = 0x7E020000 | 0x00000080  # every namespace flag
_PR_ALLOWED = (3, 15, 16, 21, 23, 39, 0x53564D41)  # dumpable?, names, seccomp?, capbset?, no_new_privs?, VMA names
_IOCTL_ALLOWED = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, window size, FIONREAD, FIONBIO, FIO(N)CLEX
_SHARED_ANONYMOUS, _MAP_HUGETLB = 0x01 | 0x20, 0x40000  # MAP_SHARED, MAP_ANONYMOUS
_FUTEX_PRIVATE, _FUTEX_REALTIME = 128, 256
_FUTEX_WAITS, _FUTEX_WAKES = (0, 9), (1, 10)  # plain and with a bit set
# madvise: how memory will be used, what is not needed, what a fork or a core dump gets, pages made present, guards;
# not what moves pages of files in or out of memory, nor KSM, which finds pages that are the same in two processes.
_ADVICE_ALLOWED = (0, 1, 2, 3, 4, 8, 10, 11, 14, 15, 16, 17, 18, 19, 22, 23, 102, 103)
_CLOSE_RANGE_UNSHARE, _MSG_OOB, _RENAME_WHITEOUT = 2, 1, 4
_SO_ALLOWED = (3, 4, 38, 39)  # type, error, protocol, domain: what Python's socket objects ask
# Duplicates, flags, who holds a lock (nobody can), and the size of a pipe; not larger pipes, leases, or signals to whom
# it names.
_F_ALLOWED = (0, 1, 2, 3, 4, 5, 1030, 1032)
_F_PRETENDED = (6, 7, 37, 38)  # to set a lock: it would be in no other process's way


@dataclass(frozen=True, slots=True)
class _Architecture:
    audit: int
    numbers: dict[str, int]


def _architecture() -> _Architecture:
    machine = platform.machine()
    known = {"x86_64": (0xC000003E, table.X86_64), "aarch64": (0xC00000B7, table.AARCH64)}
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


def _answer_each(values: tuple[int, ...], action: int) -> bytes:
    """What has been loaded is one of ``values``: that answer."""
    return b"".join(_step(_JUMP_EQUAL, value, 0, 1) + _return(action) for value in values)


def _one_of(index: int, allowed: tuple[int, ...], otherwise: int = _EPERM) -> bytes:
    return _argument(index) + _answer_each(allowed, _ALLOW) + _return(_ERRNO | otherwise)


def _fcntl() -> bytes:
    pretended = _answer_each(_F_PRETENDED, _ERRNO | _DONE)
    return _argument(1) + pretended + _answer_each(_F_ALLOWED, _ALLOW) + _return(_ERRNO | _EPERM)


def _futex() -> bytes:
    """Those of this process's own memory. One that is not private names a page, which may be a file's that all share.

    pthread_join(3) waits by such a one for the kernel's own word that a thread has left: it is told to look again. As
    nobody can wait, nobody is woken.
    """
    return (
        _argument(1)
        + _step(_JUMP_ANY_BIT, _FUTEX_PRIVATE, 0, 1)
        + _return(_ALLOW)
        + _step(_AND, ~_FUTEX_REALTIME & 0xFFFFFFFF)
        + _answer_each(_FUTEX_WAITS, _ERRNO | _EAGAIN)
        + _answer_each(_FUTEX_WAKES, _ERRNO | _DONE)
        + _return(_ERRNO | _EPERM)
    )


def _private_memory() -> bytes:
    """mmap: not shared and anonymous, not from the pool of huge pages that a whole machine has."""
    denied = _return(_ERRNO | _EPERM)
    return _argument(3) + _step(_JUMP_ANY_BIT, _MAP_HUGETLB, 0, 1) + denied + _not_all(3, _SHARED_ANONYMOUS)


def _to_the_other_end() -> bytes:
    """sendto: to nobody by name, and without MSG_OOB."""
    high_half = _step(_LOAD_WORD, _ARGUMENTS + 8 * 4 + 4)
    named = _step(_JUMP_EQUAL, 0, 1, 0) + _return(_ERRNO | _EPERM)
    return _argument(4) + named + high_half + named + _without(3, _MSG_OOB)


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
    names = " ".join(group for _, group in table.ALLOWED).split()
    if cuda:
        names += table.FOR_CUDA.split()
    answers = {numbers[name]: _return(_ALLOW) for name in names if name in numbers}
    looked_into = {
        **dict.fromkeys(table.WITHOUT_SUPPORT.split(), _return(_ERRNO | _ENOTSUP)),
        **dict.fromkeys(table.PRETENDED.split(), _return(_ERRNO | _DONE)),
        **dict.fromkeys(table.ABSENT.split(), _return(_ERRNO | _ENOSYS)),
        "clone": _threads_only(),
        "close_range": _without(2, _CLOSE_RANGE_UNSHARE),
        "fcntl": _fcntl(),
        "futex": _return(_ALLOW) if cuda else _futex(),
        "getsockopt": _one_of(2, _SO_ALLOWED),
        "ioctl": _return(_ALLOW) if cuda else _one_of(1, _IOCTL_ALLOWED),
        "madvise": _one_of(2, _ADVICE_ALLOWED, _EINVAL),
        "mmap": _return(_ALLOW) if cuda else _private_memory(),  # CUDA's pinned memory is shared and anonymous
        "prctl": _one_of(0, _PR_ALLOWED),
        "prlimit64": _one_of(0, (0,)),  # its own limits only
        "recvfrom": _without(3, _MSG_OOB),
        "renameat2": _without(4, _RENAME_WHITEOUT),
        "sendto": _to_the_other_end(),
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

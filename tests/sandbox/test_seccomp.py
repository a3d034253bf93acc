"""The filter, run here by a small interpreter of classic BPF, answers each call as docs/sandbox.md says."""

from __future__ import annotations

import platform
import struct

import pytest

from grader.sandbox.seccomp import table
from grader.sandbox.seccomp.program import program
from tests.require import need

ALLOW, KILL, EPERM, ENOSYS = 0x7FFF0000, 0x80000000, 0x50001, 0x50026
ENOTSUP, DONE, EAGAIN, EINVAL = 0x5005F, 0x50000, 0x5000B, 0x50016
LOOKED_INTO = (
    *("clone", "close_range", "fcntl", "futex", "getsockopt", "ioctl", "madvise", "mmap", "prctl", "prlimit64"),
    *("recvfrom", "renameat2", "sendto", "socketpair"),
)
ARCHITECTURES = {"x86_64": (0xC000003E, table.X86_64), "aarch64": (0xC00000B7, table.AARCH64)}


def answer(text: bytes, number: int, *args: int, audit: int) -> int:
    """What the kernel would do with this call."""
    data = struct.pack("<IIQ6Q", number, audit, 0, *(*args, 0, 0, 0, 0, 0, 0)[:6])
    steps = list(struct.iter_unpack("<HBBI", text))
    accumulator, at = 0, 0
    while True:
        code, yes, no, k = steps[at]
        at += 1
        if code == 0x20:
            accumulator = struct.unpack_from("<I", data, k)[0]
        elif code == 0x54:
            accumulator &= k
        elif code == 0x05:
            at += k
        elif code == 0x06:
            return k
        else:
            holds = {0x15: accumulator == k, 0x35: accumulator >= k, 0x45: bool(accumulator & k)}[code]
            at += yes if holds else no


@pytest.fixture(params=["x86_64", "aarch64"])
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(platform, "machine", lambda: request.param)
    return str(request.param)


def test_every_number_is_answered_as_the_list_says(machine: str) -> None:
    audit, numbers = ARCHITECTURES[machine]
    text = program()
    listed = {int(numbers[name]) for _, names in table.ALLOWED for name in names.split() if name in numbers}
    special = {int(numbers[name]) for name in LOOKED_INTO}
    others = ((table.WITHOUT_SUPPORT, ENOTSUP), (table.PRETENDED, DONE), (table.ABSENT, ENOSYS))
    told = {int(numbers[name]): said for names, said in others for name in names.split()}
    for number in range(600):
        if number not in special:
            expected = ALLOW if number in listed else told.get(number, EPERM)
            assert answer(text, number, audit=audit) == expected, number


@pytest.mark.parametrize(
    ("name", "args", "expected"),
    [
        ("clone", (0x3D0F00,), ALLOW),  # what pthread_create asks for
        ("clone", (0x11,), EPERM),  # fork
        ("clone", (0x4111,), EPERM),  # vfork: CLONE_VM without CLONE_THREAD
        ("clone", (0x3D0F00 | 0x10000000,), EPERM),  # a thread with a user namespace
        ("clone", (0x3D0F00 & ~0x400,), EPERM),  # a thread with descriptors of its own
        ("clone3", (), ENOSYS),
        ("close_range", (3, 9, 0), ALLOW),
        ("close_range", (3, 9, 4), ALLOW),  # to be closed at exec
        ("close_range", (3, 9, 2), EPERM),  # CLOSE_RANGE_UNSHARE: a table of its own
        ("mmap", (0, 4096, 3, 0x22), ALLOW),  # private, anonymous
        ("mmap", (0, 4096, 3, 0x01), ALLOW),  # shared, of a file
        ("mmap", (0, 4096, 3, 0x21), EPERM),  # shared, anonymous: its pages outlive their address
        ("mmap", (0, 4096, 3, 0x8021), EPERM),
        ("mmap", (0, 1 << 21, 3, 0x40022), EPERM),  # from the machine's pool of huge pages
        ("madvise", (0, 4096, 4), ALLOW),  # MADV_DONTNEED
        ("madvise", (0, 4096, 12), EINVAL),  # MADV_MERGEABLE: pages that are the same in two processes
        ("madvise", (0, 4096, 21), EINVAL),  # MADV_PAGEOUT
        ("futex", (0, 0x80), ALLOW),
        ("futex", (0, 0x189), ALLOW),
        ("futex", (0, 0x00), EAGAIN),  # not private: on a page of a file it meets other jails
        ("futex", (0, 0x109), EAGAIN),  # pthread_join looks again
        ("futex", (0, 0x01), DONE),
        ("futex", (0, 0x06), EPERM),
        ("sendto", (5, 0, 1, 0x4000), ALLOW),
        ("sendto", (5, 0, 1, 0x4001), EPERM),  # MSG_OOB
        ("sendto", (5, 0, 1, 0x4000, 0x7F0000001000, 10), EPERM),  # to somebody by name
        ("sendto", (5, 0, 1, 0x4000, 0x7F00000000, 10), EPERM),
        ("recvfrom", (5, 0, 1, 1), EPERM),
        ("renameat2", (0xFFFFFF9C, 0, 0xFFFFFF9C, 0, 1), ALLOW),
        ("renameat2", (0xFFFFFF9C, 0, 0xFFFFFF9C, 0, 4), EPERM),  # RENAME_WHITEOUT makes a device
        ("getsockopt", (5, 1, 4), ALLOW),  # SO_ERROR
        ("getsockopt", (5, 1, 77), EPERM),  # SO_PEERPIDFD: a handle of the host's process
        ("ioctl", (1, 0x5401), ALLOW),
        ("ioctl", (1, 0x5412), EPERM),  # TIOCSTI
        ("prctl", (15,), ALLOW),
        ("prctl", (22,), EPERM),  # PR_SET_SECCOMP
        ("prctl", (4,), EPERM),  # PR_SET_DUMPABLE
        ("fcntl", (1, 3), ALLOW),
        ("fcntl", (1, 1031), EPERM),  # F_SETPIPE_SZ
        ("fcntl", (1, 1024), EPERM),  # F_SETLEASE
        ("fcntl", (1, 8), EPERM),  # F_SETOWN
        ("fcntl", (1, 6), DONE),  # F_SETLK
        ("fcntl", (1, 5), ALLOW),  # F_GETLK: sqlite asks who holds a lock, and hears that nobody does
        ("prlimit64", (0,), ALLOW),
        ("prlimit64", (7,), EPERM),
        ("socketpair", (1,), ALLOW),
        ("socketpair", (2,), EPERM),
    ],
)
def test_calls_are_looked_into(machine: str, name: str, args: tuple[int, ...], expected: int) -> None:
    audit, numbers = ARCHITECTURES[machine]
    assert answer(program(), int(numbers[name]), *args, audit=audit) == expected


def test_another_architecture_is_killed(machine: str) -> None:
    assert answer(program(), 0, audit=0x40000003) == KILL  # i386
    if machine == "x86_64":
        assert answer(program(), 0x40000000, audit=0xC000003E) == KILL  # x32


def test_a_gpu_gets_its_ioctls_and_nothing_else(machine: str) -> None:
    audit, numbers = ARCHITECTURES[machine]
    plain, cuda = program(), program(cuda=True)
    more = {n for n in range(600) if answer(plain, n, 0, 0x46, audit=audit) != answer(cuda, n, 0, 0x46, audit=audit)}
    assert more == {int(numbers[name]) for name in [*table.FOR_CUDA.split(), "ioctl", "futex"]}
    pinned = (0, 4096, 3, 0x21)  # memory that a GPU reads is mapped shared and anonymous
    assert answer(cuda, int(numbers["mmap"]), *pinned, audit=audit) == ALLOW


def test_the_numbers_are_those_of_libseccomp() -> None:
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError):
        need(False, "libseccomp is not installed")
    for arch, numbers in ((pyseccomp.Arch.X86_64, table.X86_64), (pyseccomp.Arch.AARCH64, table.AARCH64)):
        for name, number in numbers.items():
            assert pyseccomp.resolve_syscall(arch, name) == int(number), name


def test_an_unknown_machine_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(NotImplementedError, match="riscv64"):
        program()

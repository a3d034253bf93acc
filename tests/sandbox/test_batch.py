"""Lists of system calls: made in their order, in the process and in its forks; the first that fails ends the list."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.sandbox.inside.walls import kernel
from grader.sandbox.inside.walls.batch import Batch
from tests.require import need


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reads, writes = os.pipe()
    yield reads, writes
    os.close(reads)
    os.close(writes)


def test_calls_are_made_in_their_order_as_often_as_asked(pipe: tuple[int, int]) -> None:
    reads, writes = pipe
    calls = Batch([("write", writes, "one ", 4), ("write", writes, b"two ", 4), ("write", writes, "three\0", 6)])
    calls.run()
    calls.run()
    assert os.read(reads, 100) == b"one two three\0" * 2


def test_the_first_that_fails_ends_the_list_and_is_named(pipe: tuple[int, int]) -> None:
    reads, writes = pipe
    calls = Batch([("write", writes, "a", 1), ("close", 99_999), ("write", writes, "b", 1)])
    with pytest.raises(OSError, match=r"close \(call 1\): ") as caught:
        calls.run()
    assert caught.value.errno == errno.EBADF
    assert os.read(reads, 10) == b"a"


def test_all_six_arguments_and_large_ones_arrive(tmp_path: Path) -> None:
    """openat takes four, the last of them the mode; landlock_add_rule checks an address and a flag of 64 bits."""
    path = tmp_path / "made"
    Batch([("openat", -100, str(path), os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o640)]).run()
    assert path.stat().st_mode & 0o777 == 0o640 & ~_umask()
    with pytest.raises(OSError, match="write") as caught:
        Batch([("write", 1, (1 << 63) - 1, 4)]).run()
    assert caught.value.errno == errno.EFAULT


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_empty_list_is_done_at_once() -> None:
    Batch([]).run()


def test_a_fork_makes_the_calls_prepared_before_it(pipe: tuple[int, int]) -> None:
    reads, writes = pipe
    calls = Batch([("write", writes, "from a fork", 11)])
    pid = os.fork()
    if pid == 0:
        try:
            calls.run()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    assert os.read(reads, 100) == b"from a fork"


def test_the_numbers_are_those_of_libseccomp() -> None:
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError):
        need(False, "libseccomp is not installed")
    for name, numbers in kernel.ON_X86_64_AND_AARCH64.items():
        for arch, number in zip((pyseccomp.Arch.X86_64, pyseccomp.Arch.AARCH64), numbers, strict=True):
            assert pyseccomp.resolve_syscall(arch, name) == number, name

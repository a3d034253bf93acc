"""Lists of system calls: made in their order, in the process and in its forks; the first that fails ends the list."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.sandbox import server
from grader.sandbox.client import Jails
from grader.sandbox.inside import batch
from grader.sandbox.inside.batch import Batch
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End
from tests.require import need
from tests.sandbox.conftest import job


@pytest.fixture(params=["native", "by libc"], autouse=True)
def loop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "by libc":
        monkeypatch.setattr(batch, "_run", batch._one_by_one)
    elif batch._run is batch._one_by_one:
        pytest.skip("the loop is not written for this processor")


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
    """openat takes four, the last of them the mode; madvise an address; prctl five."""
    path = tmp_path / "made"
    Batch([("openat", -100, str(path), os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o640)]).run()
    assert path.stat().st_mode & 0o777 == 0o640 & ~_umask()
    with pytest.raises(OSError, match="madvise") as caught:
        Batch([("madvise", (1 << 47) - (1 << 20), 4096, 4)]).run()
    assert caught.value.errno == errno.ENOMEM


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
    for name, numbers in batch.ON_X86_64_AND_AARCH64.items():
        for arch, number in zip((pyseccomp.Arch.X86_64, pyseccomp.Arch.AARCH64), numbers, strict=True):
            assert pyseccomp.resolve_syscall(arch, name) == number, name


@pytest.mark.jail
@pytest.mark.parametrize("loop", ["by libc"], indirect=True)
def test_a_jail_stands_as_well_where_the_loop_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    real = server.inside_text
    text = real("batch").replace("_run = _native() or _one_by_one", "_run = _one_by_one")
    assert text != real("batch")
    monkeypatch.setattr(server, "inside_text", lambda name: text if name == "batch" else real(name))
    source = """
        import os, socket
        def f(): return os.getuid(), socket.gethostname(), os.getcwd(), os.path.exists("/proc/self")
    """
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        outcome = jails.run(job(source, "f"))
        layers = jails.layers("numpy")
    assert outcome.end is End.FINISHED, outcome
    assert outcome.cases[0].results == ((1000, "jail", "/tmp", False),)
    assert layers["seccomp"]

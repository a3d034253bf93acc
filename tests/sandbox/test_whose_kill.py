"""A process killed by SIGKILL: by the host for want of memory, which is our fault, or by its own doing."""

from __future__ import annotations

import time

import pytest

from grader.sandbox import metering
from grader.sandbox.metering import OutOfMemory
from grader.sandbox.types import End, Limits
from tests.sandbox.conftest import Run

SUICIDE = """
    import resource
    def f():
        resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
        while True: pass
"""


@pytest.fixture
def kills(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The kernel's count of what it killed for want of memory: change its one item."""
    count = [3]
    monkeypatch.setattr(OutOfMemory, "_count", staticmethod(lambda: count[0]))
    monkeypatch.setattr(metering, "OUT_OF_MEMORY", OutOfMemory())
    return count


def test_a_count_that_has_not_grown_says_no(kills: list[int]) -> None:
    assert not metering.OUT_OF_MEMORY.struck_since(time.monotonic())


def test_every_job_of_that_time_hears_of_it_and_no_later_one(kills: list[int]) -> None:
    before = time.monotonic()
    kills[0] += 1
    assert metering.OUT_OF_MEMORY.struck_since(before)
    assert metering.OUT_OF_MEMORY.struck_since(before)  # another job that was killed with it
    assert not metering.OUT_OF_MEMORY.struck_since(time.monotonic())
    kills[0] += 1
    assert metering.OUT_OF_MEMORY.struck_since(time.monotonic() - 1e-9)


def test_the_kernel_s_count_is_read() -> None:
    assert OutOfMemory._count() >= 0


@pytest.mark.jail
def test_a_limit_of_its_own_is_its_own_doing(run: Run) -> None:
    outcome = run(SUICIDE, "f", limits=Limits(cpu_seconds=10, wall_seconds=20))
    assert outcome.end is End.CRASHED
    assert outcome.problem is not None
    assert dict(outcome.problem.facts) == {"signal": "SIGKILL"}


@pytest.mark.jail
def test_a_host_without_memory_is_ours_and_tried_again(
    run: Run, kills: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def grown() -> int:
        kills[0] += 1
        return kills[0]

    monkeypatch.setattr(OutOfMemory, "_count", staticmethod(grown))
    outcome = run(SUICIDE, "f", limits=Limits(cpu_seconds=10, wall_seconds=20))
    assert outcome.end is End.INTERNAL
    assert outcome.problem is not None
    assert "no memory left" in str(outcome.problem.facts["reason"])

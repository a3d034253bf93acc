"""A host with more work than cores: long jobs make way for short ones, and no job pays for the others' work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from grader.sandbox import metering, session
from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End, Limits
from tests.sandbox.conftest import job
from tests.waiting import wait_for

pytestmark = pytest.mark.jail

COMPUTES = """
import time
def f():
    while time.process_time() < {until}:
        pass
    return 1
"""
HOGS = 5


@pytest.fixture
def jails() -> Iterator[Jails]:
    with Jails(JailSettings(slots=2, spares=1)) as jails:
        jails.warm(["numpy"])
        yield jails


def forks(jails: Jails) -> list[int]:
    """The processes of the jails that run or wait."""
    parent = jails.parents()["numpy"]
    return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def niceness(pid: int) -> int:
    with suppress(ProcessLookupError):
        return os.getpriority(os.PRIO_PROCESS, pid)
    return 0


@contextmanager
def hogs(core: int) -> Iterator[None]:
    """Processes that compute on one core until the block ends."""
    code = f"import os\nos.sched_setaffinity(0, [{core}])\nprint('on it', flush=True)\nwhile True: pass"
    command = [sys.executable, "-c", code]
    # Each a session of its own, as a jail is one: the kernel may share cores out between sessions.
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) for _ in range(HOGS)]
    try:
        for hog in started:
            assert hog.stdout is not None
            assert hog.stdout.readline() == b"on it\n"
        yield
    finally:
        for hog in started:
            hog.kill()
            hog.communicate()


def test_what_computes_for_long_makes_way_for_others(jails: Jails) -> None:
    long = job(COMPUTES.format(until=60), "f", limits=Limits(cpu_seconds=20, wall_seconds=60))
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(jails.run, long)
        [made_way] = wait_for(lambda: [pid for pid in forks(jails) if niceness(pid) == 10], what="a job that made way")
        [server] = jails._servers.values()
        server.top_up()
        others = wait_for(lambda: [pid for pid in forks(jails) if pid != made_way], what="a fork that waits")
        assert {niceness(pid) for pid in others} == {0}
        os.kill(made_way, 9)
        running.result()


def test_waiting_for_a_core_is_not_the_jobs_time(jails: Jails, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work takes less than the limit of wall time on a free core, and several times as long on this one."""
    monkeypatch.setattr(session, "_MOST_QUEUED", 60.0)  # however many others compute here
    core = min(os.sched_getaffinity(0))
    for pid in [jails.parents()["numpy"], *forks(jails)]:
        with suppress(ProcessLookupError):  # the fork that the jails were tried in
            os.sched_setaffinity(pid, [core])
    with hogs(core):
        outcome = jails.run(job(COMPUTES.format(until=0.15), "f", limits=Limits(cpu_seconds=5, wall_seconds=0.5)))
    assert outcome.end is End.FINISHED, outcome.problem
    assert outcome.wall_seconds > 0.5


def test_a_job_that_only_sleeps_has_waited_for_no_core(jails: Jails) -> None:
    with hogs(min(os.sched_getaffinity(0))):
        outcome = jails.run(
            job("import time\ndef f(): time.sleep(60)", "f", limits=Limits(cpu_seconds=5, wall_seconds=1.0))
        )
    assert outcome.end is End.TIMEOUT
    assert outcome.wall_seconds < 10


def test_how_long_a_process_waited_for_a_core() -> None:
    assert metering.queued_seconds(os.getpid()) > 0
    assert metering.queued_seconds(0) == 0

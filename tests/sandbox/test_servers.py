"""Fork servers: shared by threads, replaced when they die, renewed when they are spent, gone when closed."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from grader.sandbox import server, session
from grader.sandbox.client import Jails
from grader.sandbox.server import ForkServer
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End, Limits, Outcome
from tests.sandbox.conftest import job
from tests.waiting import wait_for

pytestmark = pytest.mark.jail


@pytest.fixture
def jails() -> Iterator[Jails]:
    with Jails(JailSettings(slots=3, spares=1, renew_after=5)) as jails:
        yield jails


@pytest.fixture
def new_sockets_give_up() -> Iterator[None]:
    """As where Celery's worker stops: it sets a time limit for all new sockets of the process, and goes on grading."""
    socket.setdefaulttimeout(5.0)
    yield
    socket.setdefaulttimeout(None)


def test_a_time_limit_of_the_process_is_none_of_a_jail(new_sockets_give_up: None) -> None:
    with Jails(JailSettings(slots=1, spares=2)) as jails:
        outcomes = [jails.run(job("def f():\n    return 1\n", "f", "f")) for _ in range(6)]
    assert [outcome.end for outcome in outcomes] == [End.FINISHED] * 6, outcomes


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_many_threads_share_them(jails: Jails) -> None:
    def one(number: int) -> Outcome:
        return jails.run(job(f"def f(): return {number}", "f"))

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(one, range(12)))
    assert [outcome.cases[0].results for outcome in outcomes] == [(number,) for number in range(12)]


def test_a_server_that_died_idle_is_replaced(jails: Jails) -> None:
    jails.warm(["numpy"])
    first = jails.parents()["numpy"]
    [served] = jails._servers.values()
    os.kill(first, signal.SIGKILL)
    # The first job may come before the kernel has ended the forks that waited, and finish in one of them.
    outcome = jails.run(job("def f(): return 1", "f"))
    assert outcome.end is End.FINISHED
    wait_for(lambda: served.dead, what="the death of the warm parent")
    outcome = jails.run(job("def f(): return 1", "f"))
    assert outcome.end is End.FINISHED
    assert jails.parents()["numpy"] != first


def test_a_server_that_stands_still_holds_a_job_up_for_a_moment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_FORK_SECONDS", 1.0)
    with Jails(JailSettings(slots=1, spares=0)) as jails:
        jails.warm(["numpy"])
        first = jails.parents()["numpy"]
        os.kill(first, signal.SIGSTOP)
        outcome = jails.run(job("def f(): return 1", "f"))
        assert outcome.end is End.FINISHED, outcome
        assert jails.parents()["numpy"] != first


def test_a_server_whose_forks_died_and_that_answers_nobody_is_not_asked_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its death is not known yet when the job is tried again, and it has more forks to offer: all of them dead."""
    monkeypatch.setattr(session, "_LEAVE_SECONDS", 0.5)
    with Jails(JailSettings(slots=1, spares=3)) as jails:
        jails.warm(["numpy"])
        first = jails.parents()["numpy"]
        [served] = jails._servers.values()
        wait_for(lambda: len(served._ready) == 3, what="three forks that wait")
        os.kill(first, signal.SIGSTOP)
        for child in children(first):
            os.kill(child, signal.SIGKILL)
        outcome = jails.run(job("def f(): return 1", "f"))
        assert outcome.end is End.FINISHED, outcome
        assert jails.parents()["numpy"] != first


@pytest.fixture
def served() -> Iterator[tuple[Jails, ForkServer]]:
    """Jails whose fork server has three forks waiting."""
    with Jails(JailSettings(slots=2, spares=3)) as jails:
        jails.warm(["numpy"])
        [server] = jails._servers.values()
        # The fork of the first job has been heard of too: on hearing of its end the server asks for others.
        wait_for(lambda: len(server._ready) == len(server._living) == 3, what="three forks that wait, and no other")
        yield jails, server


def test_a_fork_that_dies_waiting_is_not_handed_out(served: tuple[Jails, ForkServer]) -> None:
    jails, server = served
    for spare in list(server._ready)[1:]:
        os.kill(spare.pid, signal.SIGKILL)
    wait_for(lambda: len(server._ready) == 1, what="the dead to be known")
    assert [jails.run(job(f"def f(): return {n}", "f")).cases[0].results for n in range(4)] == [(n,) for n in range(4)]
    assert jails.parents()["numpy"] == server.pid


def test_jobs_whose_forks_are_killed_before_they_begin_are_all_run(served: tuple[Jails, ForkServer]) -> None:
    """Every fork that waits is killed right before every job: whether its death is known by then is chance."""
    jails, server = served

    def one(number: int) -> Outcome:
        with server._changed:  # none of them is handed out meanwhile, whose job would then have begun
            for spare in server._ready:
                with suppress(ProcessLookupError):  # one that the other thread killed, and nobody has met since
                    os.kill(spare.pid, signal.SIGKILL)
        return jails.run(job(f"def f(): return {number}", "f"))

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(one, range(24)))
    assert [outcome.cases[0].results for outcome in outcomes] == [(number,) for number in range(24)], outcomes
    assert jails.parents()["numpy"] == server.pid  # it is well: nobody waits for another one to start


def test_forks_that_never_live_are_our_fault_and_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    text = server.program_text

    def without_a_mount(name: str) -> str:
        return text(name).replace('("mount", "tmpfs", "/tmp"', '("mount", "tmpfs", "/nowhere"')

    monkeypatch.setattr(server, "program_text", without_a_mount)
    with Jails(JailSettings(slots=1, spares=2)) as jails:
        for _ in range(3):
            outcome = jails.run(job("def f(): return 1", "f"))
            assert outcome.end is End.INTERNAL
            assert outcome.problem is not None
            assert "mount" in str(outcome.problem.facts["reason"])


def test_a_job_whose_server_dies_under_it_is_run_once_more(jails: Jails) -> None:
    """The job tells by its output that it runs; the second time nobody kills the server."""
    jails.warm(["numpy"])
    first = jails.parents()["numpy"]
    work = job("import time\ndef f():\n    time.sleep(0.5)\n    return 1", "f", limits=Limits(wall_seconds=30))
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(jails.run, work)
        _until_a_job_of(first)
        os.kill(first, signal.SIGKILL)
        outcome = running.result()
    assert outcome.end is End.FINISHED, outcome
    assert outcome.cases[0].results == (1,)


def _until_a_job_of(parent: int) -> None:
    """Wait for a child of the warm parent to be asleep in the job's time.sleep (clock_nanosleep)."""
    waited = threading.Event()
    for _ in range(3000):
        for child in children(parent):
            try:
                if Path(f"/proc/{child}/syscall").read_text().split()[0] in ("230", "115"):
                    return
            except OSError:
                continue
        waited.wait(0.01)
    raise AssertionError("the job never began")


def test_a_server_that_cannot_start_is_our_fault_and_says_why() -> None:
    with Jails(JailSettings(bwrap="/bin/false", start_seconds=5)) as jails:
        outcome = jails.run(job("def f(): return 1", "f"))
    assert (outcome.end, outcome.problem and outcome.problem.kind) == (End.INTERNAL, "jail-lost")
    assert [case.status for case in outcome.cases] == ["missing"]


def test_a_layer_that_is_required_and_absent_stops_everything() -> None:
    with Jails(JailSettings(spares=0, required=("seccomp", "moat"))) as jails:
        outcome = jails.run(job("def f(): return 1", "f"))
    assert outcome.end is End.INTERNAL
    assert outcome.problem is not None
    assert "moat" in str(outcome.problem.facts["reason"])


def test_a_server_is_renewed_after_its_jobs_and_the_old_one_goes(jails: Jails) -> None:
    first = None
    for _ in range(6):
        assert jails.run(job("def f(): return 1", "f")).end is End.FINISHED
        first = first or jails.parents().get("numpy")
    assert first is not None
    assert jails.parents()["numpy"] != first
    assert not alive(first)


def test_a_server_that_has_grown_is_renewed() -> None:
    with Jails(JailSettings(spares=0, renew_memory=-1 << 40)) as jails:
        jails.warm(["numpy"])
        first = jails.parents()["numpy"]
        for _ in range(51):
            jails.run(job("def f(): return 1", "f"))
        assert jails.parents().get("numpy") != first


def test_closed_jails_leave_no_process_and_run_nothing() -> None:
    jails = Jails(JailSettings(spares=2))
    jails.warm(["numpy"])
    parent = jails.parents()["numpy"]
    jails.close()
    assert not alive(parent)
    assert jails.run(job("def f(): return 1", "f")).end is End.INTERNAL


def test_an_odd_size_of_tmp_gets_a_fork_of_its_own(jails: Jails) -> None:
    source = """
        def f():
            try:
                for n in range(9): open(f"/tmp/{n}", "wb").write(bytes(1 << 18))
            except OSError as error:
                return n
    """
    outcome = jails.run(job(source, "f", limits=Limits(tmp_bytes=1 << 20)))
    assert outcome.cases[0].results == (4,)


def test_the_thread_that_ran_the_first_job_may_end(jails: Jails) -> None:
    """A fork server dies with the thread that started it; that must be one that lasts."""
    starter = threading.Thread(target=jails.warm, args=(["numpy"],))
    starter.start()
    starter.join()
    parent = jails.parents()["numpy"]
    for _ in range(3):
        assert jails.run(job("def f(): return 1", "f")).end is End.FINISHED
    assert jails.parents()["numpy"] == parent

"""The warm parent: what it leaves of its heap and its threads to the forks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox import wire
from grader.sandbox.client import Jails
from grader.sandbox.settings import JailSettings
from grader.sandbox.types import End
from tests.sandbox.conftest import job


@pytest.mark.jail
def test_no_garbage_is_collected_before_the_first_line_of_a_job() -> None:
    source = """
        import gc

        FIRST = gc.get_count()

        def counts():
            return FIRST
    """
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        outcome = jails.run(job(source, "counts"))
    ((young, collections, _),) = outcome.cases[0].results  # type: ignore[misc]
    assert young < 500  # of 700: a job has room for what it makes itself
    assert collections == 0


@pytest.mark.jail
def test_threads_work_in_a_fork_made_without_the_interpreters_own_hooks() -> None:
    source = """
        import threading

        def ids():
            main = threading.main_thread()
            seen = []
            for _ in range(3):
                thread = threading.Thread(target=lambda: seen.append(threading.current_thread() is main))
                thread.start()
                thread.join()
            return seen, threading.current_thread() is main, threading.active_count()
    """
    with Jails(JailSettings(slots=1, spares=1)) as jails:
        outcome = jails.run(job(source, "ids"))
    assert outcome.end is End.FINISHED
    assert outcome.cases[0].results == (([False, False, False], True, 1),)


def _no_huge_pages() -> str:
    """Why this host has none to ask for, empty where it has."""
    if not Path("/sys/kernel/mm/transparent_hugepage").exists():
        return "this kernel has no huge pages for a process to ask for"
    return "" if tuple(map(int, os.uname().release.split(".")[:2])) >= (6, 1) else "needs Linux 6.1 (MADV_COLLAPSE)"


@pytest.mark.jail
@pytest.mark.skipif(bool(_no_huge_pages()), reason=_no_huge_pages())
def test_the_heap_lies_in_huge_pages(shared_jails: Jails) -> None:
    """torch's, which is large enough for some to fit wherever it begins."""
    shared_jails.warm(["torch"])
    rollup = Path(f"/proc/{shared_jails.parents()['torch']}/smaps_rollup").read_text()
    (huge,) = [int(line.split()[1]) for line in rollup.splitlines() if line.startswith("AnonHugePages:")]
    assert huge >= 16 << 10  # KiB


@pytest.mark.jail
def test_the_jobs_played_before_it_serves_are_not_to_be_seen() -> None:
    source = """
        import linecache, sys
        def seen(): return [n for n in (*sys.modules, *linecache.cache) if "rehearsal" in n or "grader" in n]
    """
    with Jails(JailSettings(slots=1, spares=0)) as jails:
        outcome = jails.run(job(source, "seen"))
    assert outcome.cases[0].results == ([],)


def test_how_a_fork_ended_is_told_and_nothing_of_it_is_kept() -> None:
    host, warm = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    program = f"""
import gc, os, socket
from grader.sandbox import wire
from grader.sandbox.inside.walls import kernel
from grader.sandbox.inside.warm import forkserver

report = forkserver._Report()
child = kernel.fork()
if not child:
    os._exit(0xA7)
report.send(socket.socket(fileno={warm.fileno()}), 12345, child)
assert not any(report._packet)
"""
    with host, warm:
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, pass_fds=[warm.fileno()])
        assert done.returncode == 0, done.stderr
        word, number, code, status, *used = wire.EXIT.unpack(host.recv(1000))
    assert (word, number, code, status) == (b"X", 12345, os.CLD_EXITED, 0xA7)
    assert used[-1] > 1000  # KiB

"""A child of ``manage.py serve`` is read whatever becomes of its log."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.processes import CannotStartError, Child
from grader.config import ROOT, config
from tests.waiting import wait_for

PARENT = """
import sys, time
from grader.cli.processes import Child
child = Child("waits", [sys.executable, "-c", "print(1, flush=True); import time; time.sleep(600)"])
while not child.tail:
    time.sleep(0.01)
print(child.process.pid, flush=True)
time.sleep(600)
"""
LOUD = "for number in range(40_000): print('line', number, flush=False)"


def test_a_log_on_a_full_disk_holds_nobody_up() -> None:
    """More is printed than a pipe holds, and what was printed last is still there to be shown."""
    log = config.data_dir / "log" / "loud.log"
    log.parent.mkdir(parents=True)
    log.symlink_to("/dev/full")
    child = Child("loud", [sys.executable, "-c", LOUD])
    assert child.process.wait(60) == 0
    child.stop()
    assert child.tail[-1] == "line 39999"


def test_a_child_that_ends_is_started_again_and_shown_when_it_does_so_too_often() -> None:
    first = Child("brief", [sys.executable, "-c", "print('I cannot')"])
    first.process.wait(60)
    second = first.another()
    second.process.wait(60)
    assert second.process.pid != first.process.pid
    with pytest.raises(CannotStartError, match="I cannot"):
        second.another()


def test_a_child_ends_with_its_parent() -> None:
    """Killed without a word: ``serve`` is another process, whose child says who it is and waits for nothing."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout as said:
        pid = int(said.readline())
        parent.kill()
        parent.wait()
        wait_for(lambda: not Path(f"/proc/{pid}/exe").exists(), what="the end of the child")


def test_what_a_child_prints_is_in_its_log() -> None:
    child = Child("quiet", [sys.executable, "-c", "print('hello')"])
    child.stop()
    assert Path(config.data_dir / "log" / "quiet.log").read_text() == "hello\n"

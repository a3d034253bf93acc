"""A child of ``manage.py serve`` is read whatever becomes of its log."""

from __future__ import annotations

import sys
from pathlib import Path

from grader.cli.processes import Child
from grader.config import config

LOUD = "for number in range(40_000): print('line', number, flush=False)"


def test_a_log_on_a_full_disk_holds_nobody_up() -> None:
    """More is printed than a pipe holds, and what was printed last is still there to be shown."""
    log = config.data_dir / "log" / "loud.log"
    log.parent.mkdir(parents=True)
    log.symlink_to("/dev/full")
    child = Child("loud", [sys.executable, "-c", LOUD], {})
    child.watch()
    assert child.process.wait(60) == 0
    child.stop()
    assert child.tail[-1] == "line 39999"


def test_what_a_child_prints_is_in_its_log() -> None:
    child = Child("quiet", [sys.executable, "-c", "print('hello')"], {})
    child.watch()
    child.stop()
    assert Path(config.data_dir / "log" / "quiet.log").read_text() == "hello\n"

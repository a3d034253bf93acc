"""The whole service on one machine: a worker that dies is started again, and what was handed in is graded."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.e2e.service import Service, running
from tests.waiting import wait_for

pytestmark = [pytest.mark.jail, pytest.mark.slow]


def workers(service: Service) -> set[int]:
    """The Celery processes of this service, by its data folder."""
    wanted = f"DATA_DIR={service.environment['DATA_DIR']}".encode()
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"celery" in (folder / "cmdline").read_bytes() and wanted in (folder / "environ").read_bytes():
                found.add(int(folder.name))
        except OSError:  # it has ended meanwhile
            continue
    return found


def test_a_worker_that_dies_is_started_again(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        wait_for(lambda: workers(service), what="the worker")
        before = workers(service)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        wait_for(lambda: workers(service) - before, what="another worker")
        wait_for(lambda: "It is started again" in service.log.read_text(), what="a word of it")

"""A worker that cannot start says so in a sentence and ends: one that lived would take every task and fail it."""

from __future__ import annotations

import os
import shutil
from http import HTTPStatus

import pytest

from grader.cli.processes import worker_command
from tests.faults.stack import Stack
from tests.require import need

pytestmark = [pytest.mark.services, pytest.mark.jail, pytest.mark.slow]
# A folder on a disk that is full, in a mount namespace of the worker's own.
FULL = 'mount -t tmpfs -o size=4k none "$DATA_DIR" && head -c 4096 /dev/zero > "$DATA_DIR/fill" && exec "$@"'


def test_a_worker_whose_disk_is_full_ends_and_takes_nothing(stack: Stack) -> None:
    unshare = shutil.which("unshare")
    need(unshare and os.getuid() == 0, "only root mounts a small disk, with unshare (util-linux)")
    stack.web()
    assert stack.submit(0)[0] == HTTPStatus.FOUND
    folder = stack.folder / "full"
    folder.mkdir()
    command = [str(unshare), "-m", "sh", "-c", FULL, "sh", *worker_command(queues=["interactive"], slots=2)]
    worker = stack.start(command, "full", DATA_DIR=str(folder))
    assert worker.process.wait(120) not in (0, None)
    assert "The worker cannot start" in worker.said
    [run] = stack.runs()
    assert (run["state"], run["tries"]) == ("queued", 0)
    stack.worker()
    assert stack.all_graded(1)[0]["tries"] == 1

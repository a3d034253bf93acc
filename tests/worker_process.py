"""A real Celery worker in a process of its own, on the database and the broker of the running test."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from grader.cli.processes import worker_command
from grader.config import ROOT, config

QUICK = {
    "LEASE_SECONDS": "2",
    "REAP_SECONDS": "0.2",
    "SLOTS": "2",
    "SPARES": "1",
    "PREPARE_AHEAD": "0",
}


class WorkerProcess:
    """Started at once; ``log`` holds what it prints. It is ready when it grades."""

    def __init__(self, log: Path, **environment: str) -> None:
        self.log = log
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                worker_command(queues=["interactive", "bulk"], slots=2),
                cwd=ROOT,
                env={
                    **os.environ,
                    **QUICK,
                    "DATA_DIR": str(config.data_dir),
                    "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
                    "TEST_DATABASE": str(connection.settings_dict["NAME"]),
                    **environment,
                },
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to finish; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise


@contextmanager
def running(log: Path, **environment: str) -> Iterator[WorkerProcess]:
    """A worker for the length of a block. What it printed is printed again, for pytest to show if the test fails."""
    worker = WorkerProcess(log, **environment)
    try:
        yield worker
    finally:
        if worker.process.poll() is None:
            worker.stop()
        print(log.read_text())

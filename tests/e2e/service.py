"""The whole service as `make run` starts it, on a port of its own: web server, worker, database, demo course."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.kept import keep, lend
from tests.waiting import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
PR_SET_PDEATHSIG = 1
LIBRARY = (
    "convolution/corr2d",
    "neurons/dense-backward",
    "pooling/max-pool-backward",
    "shapes/conv-output-shape",
    "parameters/dense-256-to-1000",
    "parameters/conv-3-to-10",
    "shapes/conv-padding-two",
    "convolution/not-true-of-convolution",
    "pooling/not-true-of-pooling",
    "convolution/kernel-101-by-hand",
    "convolution/match-convolution-terms",
    "neurons/order-training-steps",
)


@dataclass(frozen=True)
class Service:
    """A running service. ``log`` holds what it printed, ``cookies`` who has signed in: passwords take their time."""

    port: int
    log: Path
    environment: dict[str, str]
    cookies: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def python(self, code: str) -> str:
        """Run ``code`` as ``manage.py shell`` does beside the service, on its database; what it printed."""
        command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement on the service's database; its rows."""
        path = Path(self.environment["DATA_DIR"]) / "tensorgrade.sqlite3"
        with closing(sqlite3.connect(path, timeout=30)) as database, database:
            return database.execute(statement, values).fetchall()

    @property
    def assignment(self) -> str:
        return f"{self.address}/courses/demo/convolution/"

    @property
    def exercise(self) -> str:
        return f"{self.assignment}corr2d/"


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _library(folder: Path) -> Path:
    """Some exercises of the library: a browser test needs no more, and starts sooner."""
    for name in LIBRARY:
        link = folder / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(ROOT / "exercises" / name)
    return folder


@contextmanager
def running(
    folder: Path, database: Path | None = None, kept: Path | None = None, **environment: str
) -> Iterator[Service]:
    """Start the service with everything it writes in ``folder``; stop it as Ctrl-C does.

    ``database``: a SQLite file with all tables to begin with a copy of; without it the service makes them. ``kept``:
    what an earlier one found out, see ``tests.kept``.
    """
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    port = free_port()
    log = folder / "serve.log"
    variables = {
        **inherited,
        "DEMO": "1",
        "DEMO_CLASS": "0",
        "PORT": str(port),
        "DATA_DIR": str(folder / "data"),
        "EXERCISES_DIR": str(_library(folder / "library")),
        "SLOTS": "1",
        "PREPARE_AHEAD": "0",
        "MAX_PER_MINUTE": "500",
        "PYTHONUNBUFFERED": "1",
        **environment,
    }
    data = folder / "data"
    data.mkdir()
    if kept is not None:
        lend(kept, data)
    if database is not None:
        shutil.copyfile(database, data / "tensorgrade.sqlite3")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=variables,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_the_tests,
        )
    try:
        wait_for(lambda: _up(process, port, log), what="the service's first page", seconds=120)
        if kept is not None:
            keep(data, kept)
        yield Service(port, log, variables)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _die_with_the_tests() -> None:
    """In the service, before it starts: a test run that is killed takes its service along."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _up(process: subprocess.Popen[bytes], port: int, log: Path) -> bool:
    assert process.poll() is None, f"the service ended by itself:\n{log.read_text()[-3000:]}"
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/sign-in/")
            with connection.getresponse() as response:
                return response.status == 200
    except OSError:
        return False

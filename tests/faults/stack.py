"""The service as it runs in production, in real processes on servers of its own: web, workers, PostgreSQL, Redis."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
from psycopg.rows import dict_row

from grader.cli.processes import web_command, worker_command
from grader.config import ROOT
from tests.faults.servers import Postgres, Redis, free_port, listens
from tests.waiting import wait_for

CSRF = "q" * 32
RIGHT = "def add(a, b):\n    return a + b\n"
SLOW = "import time\ndef add(a, b):\n    time.sleep({seconds})\n    return a + b\n"
QUICK = {"LEASE_SECONDS": "3", "REAP_SECONDS": "0.3", "SLOTS": "2", "SPARES": "1", "PREPARE_AHEAD": "0"}


class Process:
    """One process of the service; ``log`` is what it printed."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.log = log
        with log.open("ab") as file:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                start_new_session=True,
            )  # fmt: skip

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")


class Stack:
    """Everything, in ``folder``. ``keys`` are the students' sessions."""

    def __init__(self, folder: Path, postgres: Postgres, redis: Redis, *, database: str, keys: list[str]) -> None:
        self.folder, self.postgres, self.redis, self.keys = folder, postgres, redis, keys
        self.database = database
        self.port = free_port()
        self.processes: list[Process] = []
        self.environment = {
            **environment_of(folder, postgres.url(database), redis.url), **QUICK, "PORT": str(self.port)
        }  # fmt: skip

    def web(self, **more: str) -> Process:
        """Start the web server; returns when it answers."""
        web = self.start(web_command(patience=2), "web", **more)
        wait_for(lambda: listens(self.port), what=f"the web server; it said {web.said}")
        return web

    def worker(self, name: str = "worker", **more: str) -> Process:
        """Start a worker. It is ready when it grades."""
        return self.start(worker_command(queues=["interactive", "bulk"], slots=2), name, **more)

    def close(self) -> None:
        for process in self.processes:
            if process.process.poll() is None:
                process.kill()
            print(f"--- {process.log.name}\n{process.said}")

    # ------------------------------------------------------------ what people do

    def submit(self, student: int, source: str = RIGHT, *, timeout: float = 30) -> tuple[int, float]:
        """Hand in; status and seconds."""
        begun = time.monotonic()
        fields = {"source": f"{source}\n# {student}\n", "kind": "submission"}
        status, _, _ = self.ask("POST", "/courses/load/homework/sum/", student, fields, timeout=timeout)
        return status, time.monotonic() - begun

    def ask(
        self, method: str, path: str, student: int | None = 0, fields: dict[str, str] | None = None, *,
        timeout: float = 30, **headers: str,
    ) -> tuple[int, dict[str, str], str]:  # fmt: skip
        """Status, headers by lower-case name, body."""
        cookie = f"csrftoken={CSRF}" + (f"; sessionid={self.keys[student]}" if student is not None else "")
        sent = {"Cookie": cookie, "X-CSRFToken": CSRF, **headers}
        if fields is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, urlencode(fields) if fields is not None else None, sent)
            response = connection.getresponse()
            body = response.read().decode()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, body
        finally:
            connection.close()

    # ------------------------------------------------------------ what became of it

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self.postgres.url(self.database), row_factory=dict_row, autocommit=True) as connection:
            return connection.execute(query, values).fetchall()  # type: ignore[arg-type]

    def runs(self) -> list[dict[str, Any]]:
        """The gradings, the oldest first."""
        return self.rows(
            "SELECT r.id, r.state, r.verdict, r.tries, r.error, r.queued_at, r.started_at, r.finished_at, r.claimed_by,"
            " u.username FROM submissions_gradingrun r JOIN submissions_submission s ON s.id = r.submission_id"
            " JOIN accounts_user u ON u.id = s.user_id ORDER BY r.id"
        )

    def all_graded(self, count: int, *, seconds: float = 60) -> list[dict[str, Any]]:
        """The gradings, once so many are finished."""

        def done() -> list[dict[str, Any]] | None:
            runs = self.runs()
            return runs if sum(run["state"] == "finished" for run in runs) >= count else None

        return wait_for(done, what=f"{count} verdicts of {[(run['state'], run['error']) for run in self.runs()]}",
                        seconds=seconds)  # fmt: skip

    def start(self, command: list[str], name: str, **more: str) -> Process:
        process = Process(command, {**self.environment, **more}, self.folder / f"{name}.log")
        self.processes.append(process)
        return process


def environment_of(folder: Path, database_url: str, redis_url: str) -> dict[str, str]:
    """Of a process of a service: nothing of the tests' own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "DJANGO_", "TEST_"))}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "grader.settings",
        "DATA_DIR": str(folder / "var"),
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "SECRET_KEY": "the faults' own key, which signs nothing that anybody keeps",
        "LOG_LEVEL": "INFO",
        "MAX_PER_MINUTE": "100000",
    }


def prepare(folder: Path, postgres: Postgres, redis: Redis, *, database: str, students: int) -> list[str]:
    """Make ``database`` with all tables and the school; the students' session keys."""
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{database}"')  # type: ignore[call-overload]
    environment = environment_of(folder, postgres.url(database), redis.url)
    (folder / "var").mkdir(exist_ok=True)
    for arguments in (["manage.py", "migrate", "-v0"], ["manage.py", "collectstatic", "-v0", "--noinput"]):
        subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)
    made = subprocess.run(
        [sys.executable, "-m", "tests.faults.school", str(students)],
        cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    return list(json.loads(made.stdout))


Look = Callable[[], object]

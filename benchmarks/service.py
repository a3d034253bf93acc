"""A service of its own for a benchmark: database and broker in a folder that goes away, real web server and worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.machine import processes

ROOT = Path(__file__).resolve().parent.parent
CSRF = "q" * 32


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """One process of the service, which can be killed and started again."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.process = self._start()
        self._spent = 0.0  # CPU seconds of those that were killed

    def kill_and_start(self) -> None:
        self._spent = self.cpu_seconds()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = self._start()

    def cpu_seconds(self) -> float:
        """CPU time until now of the process and of all in its group, those that were killed included."""
        return self._spent + sum(row.seconds for row in processes().values() if row.group == self.process.pid)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self.command, cwd=ROOT, start_new_session=True, stdout=quiet, stderr=quiet)


@contextmanager
def prepared(*, database: str = "", redis: str = "") -> Iterator[int]:
    """Django set up on an empty folder (or the given empty database) with all tables; gives the port to serve on."""
    with tempfile.TemporaryDirectory(prefix="tensorgrade-benchmark-") as folder:
        port = free_port()
        os.environ |= {"DATA_DIR": folder, "SECRET_KEY": "k" * 50, "PORT": str(port), "LOG_LEVEL": "ERROR"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "grader.settings", "MAX_PER_MINUTE": "100000"}
        for name, value in (("DATABASE_URL", database), ("REDIS_URL", redis)):
            os.environ.pop(name, None)
            if value:
                os.environ[name] = value
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield port


def students(count: int, *, course: str) -> list[str]:
    """Enrol so many students in a course; the keys of their sessions, noted as signing in notes them."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from grader import clock
    from grader.accounts.models import OpenSession, User
    from grader.accounts.open_sessions import NOTED
    from grader.courses.models import Course, Enrolment, Role

    users = User.objects.bulk_create([User(username=f"s{n}", name=f"Student {n}") for n in range(count)])
    where = Course.objects.get(slug=course)
    Enrolment.objects.bulk_create([Enrolment(course=where, user=user, role=Role.STUDENT) for user in users])
    keys = []
    for user in users:
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session[NOTED] = int(time.time())
        session.save()
        keys.append(str(session.session_key))
    OpenSession.objects.bulk_create(
        OpenSession(key=key, user=user, address="127.0.0.1", used_at=clock.now())
        for key, user in zip(keys, users, strict=True)
    )
    return keys


def wait_for(port: int) -> None:
    """Return when the web server answers."""
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def wait_until_idle(*, share: float = 0.2, seconds: float = 2.0, patience: float = 120.0) -> None:
    """Return when the machine has been idle for ``seconds``: web server and worker are up and warm, as at an exam.

    Idle is less than ``share`` of one core; after ``patience`` seconds it returns in any case, and the machine line
    shows the load.
    """
    quiet, deadline = 0.0, time.monotonic() + patience
    before = _busy_seconds()
    while quiet < seconds and time.monotonic() < deadline:
        time.sleep(0.5)
        now = _busy_seconds()
        quiet = quiet + 0.5 if now - before < share * 0.5 else 0.0
        before = now


def _busy_seconds() -> float:
    """CPU seconds this machine has spent on anything since it started; see proc(5)."""
    user, nice, system, *_ = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system) / os.sysconf("SC_CLK_TCK")

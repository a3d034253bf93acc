"""What stands before the first page: database, static files, the library's exercises, the demo course."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from grader.catalog.sync import library_sync
from grader.cli.processes import CannotStartError
from grader.config import config
from grader.quizzes.variants import variants_prepare_all
from grader.submissions.host import open_jails

PREPARING = 0x7E2508  # PostgreSQL advisory lock: one of several web servers prepares, the others wait


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print ``name`` while something is done, and the seconds it took."""
    sys.stdout.write(f"· {name} … ")
    sys.stdout.flush()
    start = time.monotonic()
    try:
        yield
    except BaseException:
        sys.stdout.write("failed\n")
        raise
    sys.stdout.write(f"{time.monotonic() - start:.1f} s\n")
    sys.stdout.flush()


@contextmanager
def alone() -> Iterator[None]:
    """Only one process of a shared database at a time is inside."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def check_jail() -> None:
    """Raise CannotStartError, with the way out, where submissions could not be graded."""
    with step("the jail"):
        try:
            open_jails().close()
        except SystemExit as trouble:
            raise CannotStartError(str(trouble)) from None


def prepare() -> None:
    """Bring database, static files and exercises up to this code. Done again, it changes nothing and takes little."""
    steps: list[tuple[str, Callable[[], object]]] = [
        ("database", lambda: call_command("migrate", verbosity=0, interactive=False)),
        ("static files", lambda: call_command("collectstatic", verbosity=0, interactive=False)),
        ("exercises", lambda: call_command("sync_exercises", verbosity=0)),
    ]
    steps += [("questions", variants_prepare_all), ("library", library_sync)]
    if config.demo:
        steps.append(("demo course", lambda: call_command("demo", verbosity=0)))
    with alone():
        for name, do in steps:
            with step(name):
                do()

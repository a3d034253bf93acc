"""What stands before the first page: database, static files, the library's exercises, the demo course."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from grader import clock
from grader.catalog.models import Candidate
from grader.catalog.publishing import candidates_check, candidates_forget, folders_of_library, folders_offer
from grader.catalog.sync import library_sync
from grader.cli.processes import CannotStartError
from grader.config import config
from grader.courses.demo import HOMEWORK
from grader.grading.author.cache import Cache
from grader.quizzes.asking.variants import variants_prepare_all
from grader.quizzes.demo import QUESTIONS
from grader.sandbox.bubblewrap import INSTALLED_BY, missing_here
from grader.sandbox.client import Jails
from grader.submissions.working.host import open_jails

CHECKING = 20.0  # seconds a start may take to check new exercises
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


def checked_jails() -> Jails:
    """This machine's jails. Raises CannotStartError, with the way out, where submissions could not be graded."""
    with step("the jail"):
        try:
            return open_jails()
        except SystemExit as trouble:
            raise CannotStartError(str(trouble)) from None


def prepare(*, jails: Jails | None = None, stopping: Callable[[], bool] = lambda: False) -> None:
    """Bring database, static files and exercises up to this code. Done again, it changes nothing and takes little.

    New exercises are checked in ``jails`` for CHECKING seconds, and the rest, or all without jails, by the workers.
    """
    steps: list[tuple[str, Callable[[], object]]] = [
        ("database", lambda: call_command("migrate", verbosity=0, interactive=False)),
        ("static files", lambda: call_command("collectstatic", verbosity=0, interactive=False)),
        ("exercises", lambda: _exercises(jails, stopping)),
    ]
    steps += [("questions", variants_prepare_all), ("library", library_sync)]
    if config.demo:
        steps.append(("demo course", lambda: call_command("demo", verbosity=0)))
    with alone():
        for name, do in steps:
            with step(name):
                do()
    clock.say_if_off()
    _say_what_is_left()


def _exercises(jails: Jails | None, stopping: Callable[[], bool]) -> None:
    folders = folders_of_library()
    folders_offer(folders=folders)
    candidates_forget(but=[folder.name for folder in folders])
    if jails is not None:
        candidates_check(
            jails=jails,
            cache=Cache(config.cache_dir),
            first=[*HOMEWORK, *QUESTIONS] if config.demo else (),
            seconds=CHECKING,
            stopping=stopping,
        )


def _say_what_is_left() -> None:
    candidates = list(Candidate.objects.select_related("version").defer("version__bundle"))
    lacking = Counter(filter(None, (_missing(candidate) for candidate in candidates)))
    for library, count in sorted(lacking.items()):
        sys.stdout.write(
            f"  {count} exercises need {library}, which this Python does not have: they wait for a worker that "
            f"has it. {INSTALLED_BY[library]}.\n"
        )
    waiting = sum(not candidate.problems for candidate in candidates) - lacking.total()
    if waiting:
        sys.stdout.write(
            f"  {waiting} exercises are still to be checked by a worker; each is there once it has passed.\n"
        )
    refused = [candidate.slug for candidate in candidates if candidate.problems]
    if refused:
        sys.stdout.write(
            f"  Not published, since something is wrong with them: {', '.join(refused)}. "
            "`manage.py sync_exercises` says what; so does the administration, under Candidates.\n"
        )


def _missing(candidate: Candidate) -> str:
    """The library that an exercise without problems needs and this Python has not, or ""."""
    code = candidate.version.spec.get("code") if candidate.version else None
    return "" if candidate.problems or code is None else missing_here(code["arrays"])
